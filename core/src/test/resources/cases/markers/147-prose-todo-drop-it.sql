-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @todo drop it
DROP TABLE important;
