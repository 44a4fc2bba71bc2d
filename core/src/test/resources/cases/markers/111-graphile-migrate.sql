-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
--! Previous: sha1:e00ec93314a423ee5cc68d1182ad52f16442d7df
DROP TABLE important;
