-- @revision a
-- @depends billing
-- @upgrade
SELECT 1;
