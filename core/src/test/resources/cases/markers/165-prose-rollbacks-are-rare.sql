-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Rollbacks are rare
DROP TABLE important;
