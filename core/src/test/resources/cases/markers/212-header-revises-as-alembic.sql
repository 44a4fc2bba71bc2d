-- @revision a
-- Revises: 2a3f4c9d1cde
-- @upgrade
SELECT 1;
