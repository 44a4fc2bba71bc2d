-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Verify flipr:appschema on pg
DROP TABLE important;
