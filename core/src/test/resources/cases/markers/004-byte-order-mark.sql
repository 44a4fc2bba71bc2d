-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- <U+FEFF>@downgrade
DROP TABLE important;
