-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- flyway:undo
DROP TABLE important;
