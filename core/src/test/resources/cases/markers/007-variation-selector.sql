-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @<U+FE0F>downgrade
DROP TABLE important;
