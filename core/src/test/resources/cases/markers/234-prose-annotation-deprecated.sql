-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @deprecated
UPDATE important SET x = 1;
