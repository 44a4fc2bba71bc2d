-- @revision a
-- @created 2026-11-20<U+202F>09:30
-- @upgrade
SELECT 1;
