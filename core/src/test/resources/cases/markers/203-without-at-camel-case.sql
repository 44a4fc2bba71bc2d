-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- downMigration
DROP TABLE important;
