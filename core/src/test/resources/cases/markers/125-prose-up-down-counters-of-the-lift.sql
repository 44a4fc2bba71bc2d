-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Up/down counters of the lift
DROP TABLE important;
