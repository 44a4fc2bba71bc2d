-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @param id
DROP TABLE important;
