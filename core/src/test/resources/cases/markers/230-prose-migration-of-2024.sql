-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- migration of 2024
UPDATE important SET x = 1;
