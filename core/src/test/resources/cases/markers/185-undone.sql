-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @undone
DROP TABLE important;
