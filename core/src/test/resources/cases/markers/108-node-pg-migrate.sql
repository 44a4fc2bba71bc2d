-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Down Migration
DROP TABLE important;
