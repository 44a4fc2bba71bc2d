-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Migrate: old rows
UPDATE important SET x = 1;
