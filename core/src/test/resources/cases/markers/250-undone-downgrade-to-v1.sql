-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Downgrade to v1
DROP TABLE important;
