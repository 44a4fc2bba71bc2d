-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- <U+2014> @downgrade
DROP TABLE important;
