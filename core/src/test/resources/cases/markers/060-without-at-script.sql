-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Rollback script:
DROP TABLE important;
