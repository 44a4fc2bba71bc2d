-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Requires: PostgreSQL 15
SELECT 1;
