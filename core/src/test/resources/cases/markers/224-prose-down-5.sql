-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Down: 5 %
UPDATE important SET x = 1;
