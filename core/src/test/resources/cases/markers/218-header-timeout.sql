-- @revision a
-- @timeout 5s
-- @upgrade
SELECT 1;
