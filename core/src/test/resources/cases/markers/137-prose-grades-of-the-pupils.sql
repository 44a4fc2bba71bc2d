-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Grades of the pupils
DROP TABLE important;
