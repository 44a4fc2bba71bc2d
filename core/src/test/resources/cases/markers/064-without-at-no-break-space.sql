-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
--<U+00A0>downgrade
DROP TABLE important;
