-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @drop
DROP TABLE important;
