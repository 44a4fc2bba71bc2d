-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @<U+FF44><U+FF4F><U+FF57><U+FF4E>grade
DROP TABLE important;
