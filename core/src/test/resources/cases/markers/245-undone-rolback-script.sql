-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Rolback script
DROP TABLE important;
