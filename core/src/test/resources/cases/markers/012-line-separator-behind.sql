-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @downgrade<U+2028>DROP TABLE important;
DROP TABLE important;
