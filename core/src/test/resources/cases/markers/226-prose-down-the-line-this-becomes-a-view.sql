-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Down the line this becomes a view
UPDATE important SET x = 1;
