-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
--UPDATE important SET x = 1;
DROP TABLE important;
