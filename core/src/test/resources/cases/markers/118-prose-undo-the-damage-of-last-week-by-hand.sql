-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Undo the damage of last week by hand
DROP TABLE important;
