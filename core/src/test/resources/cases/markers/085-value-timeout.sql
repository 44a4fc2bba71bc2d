-- @revision a
-- @lock-timeout 5<U+00A0>s
-- @upgrade
SELECT 1;
