-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @formatter:off
UPDATE important SET x = 1;
