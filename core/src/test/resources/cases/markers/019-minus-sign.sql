-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
--<U+2212>@downgrade
DROP TABLE important;
