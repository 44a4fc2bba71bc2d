-- @revision a
-- @revises b <U+2009>
-- @upgrade
SELECT 1;
