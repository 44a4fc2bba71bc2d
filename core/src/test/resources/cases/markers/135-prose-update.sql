-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Update
DROP TABLE important;
