-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
--<U+2009>@downgrade
DROP TABLE important;
