-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- <U+FF20>downgrade
DROP TABLE important;
