-- @revision a
-- lock-timeout: 5s
-- @upgrade
SELECT 1;
