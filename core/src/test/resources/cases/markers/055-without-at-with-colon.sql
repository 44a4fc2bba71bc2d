-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Rollback: drops it
DROP TABLE important;
