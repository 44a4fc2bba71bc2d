-- @revision a
-- REVISES n1
-- @upgrade
SELECT 1;
