-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- upgraded_at
UPDATE important SET x = 1;
