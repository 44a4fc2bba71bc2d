-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- 2 upgrades a day
DROP TABLE important;
