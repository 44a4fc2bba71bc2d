-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Create above the old one
DROP TABLE important;
