-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
--<U+3000>@downgrade
DROP TABLE important;
