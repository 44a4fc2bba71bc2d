-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Transaction
DROP TABLE important;
