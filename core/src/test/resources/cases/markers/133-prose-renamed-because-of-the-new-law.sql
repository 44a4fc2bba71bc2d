-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Renamed because of the new law
DROP TABLE important;
