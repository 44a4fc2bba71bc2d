-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Undo this change by hand if you must
DROP TABLE old;
