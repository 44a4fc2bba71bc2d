-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Reverse
DROP TABLE important;
