-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @cleanup
DROP TABLE important;
