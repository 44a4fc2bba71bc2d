-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Rollback the migration
UPDATE important SET x = 1;
