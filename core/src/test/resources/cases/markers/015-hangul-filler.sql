-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- <U+3164>@downgrade
DROP TABLE important;
