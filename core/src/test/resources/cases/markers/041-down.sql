-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @down
DROP TABLE important;
