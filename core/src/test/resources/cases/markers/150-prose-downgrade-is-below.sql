-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- "@downgrade" is below
DROP TABLE important;
