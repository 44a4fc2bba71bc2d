-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Downtime
DROP TABLE important;
