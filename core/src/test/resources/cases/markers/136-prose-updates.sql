-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Updates
DROP TABLE important;
