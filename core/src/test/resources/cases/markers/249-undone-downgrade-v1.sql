-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- downgrade v1
DROP TABLE important;
