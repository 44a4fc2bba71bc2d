-- @revision a
-- lock_timeout: 1s
-- @upgrade
SELECT 1;
