-- @revision a
-- @label billing
-- @upgrade
SELECT 1;
