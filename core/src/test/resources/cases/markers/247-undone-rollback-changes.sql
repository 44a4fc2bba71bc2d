-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- rollback changes
DROP TABLE important;
