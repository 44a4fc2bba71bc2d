-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- <U+00A0>Up to three retries
DROP TABLE important;
