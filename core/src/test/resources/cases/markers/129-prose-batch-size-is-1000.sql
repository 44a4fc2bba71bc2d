-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Batch size is 1000
DROP TABLE important;
