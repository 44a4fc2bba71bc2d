-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Migrates nothing
DROP TABLE important;
