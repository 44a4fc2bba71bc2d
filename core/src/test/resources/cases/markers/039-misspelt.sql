-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @downgarde
DROP TABLE important;
