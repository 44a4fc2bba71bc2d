-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Upgrade / Downgrade
UPDATE important SET x = 1;
