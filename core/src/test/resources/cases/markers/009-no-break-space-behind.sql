-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @downgrade<U+00A0>
DROP TABLE important;
