-- @revision a
-- @revises b<U+00A0>c
-- @upgrade
SELECT 1;
