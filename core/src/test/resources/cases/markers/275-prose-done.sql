-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- done
DROP TABLE old;
