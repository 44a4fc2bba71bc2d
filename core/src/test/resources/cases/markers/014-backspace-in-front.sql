-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- <U+0008>@downgrade
DROP TABLE important;
