-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @down-migration
DROP TABLE important;
