-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @version 2
DROP TABLE important;
