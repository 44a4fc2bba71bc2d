-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- migrate down
DROP TABLE important;
