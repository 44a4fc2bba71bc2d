-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
SELECT '
--<U+00A0>@downgrade
';
DROP TABLE important;
