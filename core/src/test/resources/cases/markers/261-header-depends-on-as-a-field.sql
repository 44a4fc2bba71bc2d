-- @revision a
-- Depends on: n1
-- @upgrade
SELECT 1;
