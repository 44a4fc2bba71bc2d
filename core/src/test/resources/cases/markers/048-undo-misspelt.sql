-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @udno
DROP TABLE important;
