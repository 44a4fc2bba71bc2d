-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Downgrade
DROP TABLE important;
