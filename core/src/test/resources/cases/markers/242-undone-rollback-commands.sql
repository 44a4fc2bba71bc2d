-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Rollback commands
DROP TABLE important;
