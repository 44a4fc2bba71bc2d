-- @revision a
-- branch: foo
-- @upgrade
SELECT 1;
