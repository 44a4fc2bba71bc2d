-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @downgrade <U+200B>
DROP TABLE important;
