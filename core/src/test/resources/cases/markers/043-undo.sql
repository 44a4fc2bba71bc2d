-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @undo
DROP TABLE important;
