-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- UNDO V2
DROP TABLE important;
