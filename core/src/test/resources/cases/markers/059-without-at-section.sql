-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Downgrade section
DROP TABLE important;
