-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @do<U+0302>wngrade
DROP TABLE important;
