-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- up_to_date
UPDATE important SET x = 1;
