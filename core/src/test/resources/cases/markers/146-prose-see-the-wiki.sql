-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @see the wiki
DROP TABLE important;
