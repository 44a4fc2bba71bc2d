-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @migrate
DROP TABLE important;
