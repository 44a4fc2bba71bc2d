-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @down<U+00AD>grade
DROP TABLE important;
