-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @end
DROP TABLE important;
