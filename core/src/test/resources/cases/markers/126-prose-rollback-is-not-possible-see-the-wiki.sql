-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Rollback is not possible, see the wiki
DROP TABLE important;
