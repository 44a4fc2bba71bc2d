-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @un-apply
DROP TABLE important;
