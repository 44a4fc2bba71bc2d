-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- <U+1F680> Ship it
DROP TABLE important;
