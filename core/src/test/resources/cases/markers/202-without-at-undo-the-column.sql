-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Undo: takes the column away
DROP TABLE important;
