-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @up
DROP TABLE important;
