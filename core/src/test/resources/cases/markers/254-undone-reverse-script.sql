-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Reverse script
DROP TABLE important;
