-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Undoing this takes an hour
DROP TABLE important;
