-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Replaces the old index
DROP TABLE important;
