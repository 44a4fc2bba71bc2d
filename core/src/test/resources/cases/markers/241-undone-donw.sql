-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- donw
DROP TABLE important;
