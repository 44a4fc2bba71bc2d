-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Migration Down
DROP TABLE important;
