-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- migration: down
DROP TABLE important;
