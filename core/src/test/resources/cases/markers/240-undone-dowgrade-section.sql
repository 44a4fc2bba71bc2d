-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Dowgrade section
DROP TABLE important;
