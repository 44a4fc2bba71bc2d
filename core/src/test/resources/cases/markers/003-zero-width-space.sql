-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
--<U+200B>@downgrade
DROP TABLE important;
