-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
--<U+0085>@downgrade
DROP TABLE important;
