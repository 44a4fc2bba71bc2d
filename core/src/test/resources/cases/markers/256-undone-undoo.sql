-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- undoo
DROP TABLE important;
