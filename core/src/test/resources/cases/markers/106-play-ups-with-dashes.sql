-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
--- !Ups
DROP TABLE important;
