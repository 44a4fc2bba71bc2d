-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @backwards
DROP TABLE important;
