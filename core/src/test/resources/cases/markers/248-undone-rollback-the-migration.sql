-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Rollback the migration
DROP TABLE important;
