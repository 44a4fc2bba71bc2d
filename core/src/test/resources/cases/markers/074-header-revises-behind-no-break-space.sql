-- @revision a
--<U+00A0>@revises 2a3f4c9d1cde
-- @upgrade
SELECT 1;
