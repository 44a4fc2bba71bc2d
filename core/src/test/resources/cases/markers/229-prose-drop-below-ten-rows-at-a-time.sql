-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- drop below ten rows at a time
UPDATE important SET x = 1;
