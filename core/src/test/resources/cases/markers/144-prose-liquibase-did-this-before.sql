-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Liquibase did this before
DROP TABLE important;
