-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- What follows is the downgrade
DROP TABLE important;
