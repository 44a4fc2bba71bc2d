-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Upgrades the schema
DROP TABLE old;
