-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Rollback of orders is done by hand
DROP TABLE important;
