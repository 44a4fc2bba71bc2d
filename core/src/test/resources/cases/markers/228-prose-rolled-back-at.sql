-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- rolled_back_at
UPDATE important SET x = 1;
