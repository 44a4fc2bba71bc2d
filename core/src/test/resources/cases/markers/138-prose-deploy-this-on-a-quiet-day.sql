-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Deploy this on a quiet day
DROP TABLE important;
