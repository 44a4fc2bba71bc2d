-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Revert to the old default
DROP TABLE important;
