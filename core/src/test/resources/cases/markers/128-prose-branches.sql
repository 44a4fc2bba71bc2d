-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Branches
DROP TABLE important;
