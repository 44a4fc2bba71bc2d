-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- !Downs
DROP TABLE important;
