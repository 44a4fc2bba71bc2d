-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- begin downgrade
DROP TABLE important;
