-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Downgarde SQL
DROP TABLE important;
