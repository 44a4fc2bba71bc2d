-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Downgarde: drop it
DROP TABLE important;
