-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Downgrad statements
DROP TABLE important;
