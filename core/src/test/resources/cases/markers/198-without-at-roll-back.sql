-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- roll back
DROP TABLE important;
