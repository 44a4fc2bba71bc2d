-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- ROLLBACK;
DROP TABLE important;
