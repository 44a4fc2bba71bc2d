-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Undo: the wiki tells how
UPDATE important SET x = 1;
