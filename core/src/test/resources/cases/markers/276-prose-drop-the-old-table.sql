-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Drop the old table
DROP TABLE old;
