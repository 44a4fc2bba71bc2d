-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Revert flipr:appschema from pg
DROP TABLE important;
