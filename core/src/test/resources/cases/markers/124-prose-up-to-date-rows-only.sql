-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- up-to-date rows only
DROP TABLE important;
