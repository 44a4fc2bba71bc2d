-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Undo the above
DROP TABLE important;
