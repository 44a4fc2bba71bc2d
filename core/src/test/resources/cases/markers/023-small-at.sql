-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- <U+FE6B>downgrade
DROP TABLE important;
