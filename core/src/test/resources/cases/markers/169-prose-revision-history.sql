-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- revision history
DROP TABLE important;
