-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @rollback
DROP TABLE important;
