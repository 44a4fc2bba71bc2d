-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @remove
DROP TABLE important;
