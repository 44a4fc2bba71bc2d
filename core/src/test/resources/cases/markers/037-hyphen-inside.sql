-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @down-grade
DROP TABLE important;
