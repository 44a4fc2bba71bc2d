-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Deploy flipr:appschema to pg
DROP TABLE important;
