-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @downgrade<U+2009>drops it
DROP TABLE important;
