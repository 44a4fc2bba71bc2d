-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Upgrade:  customers who have paid
UPDATE important SET x = 1;
