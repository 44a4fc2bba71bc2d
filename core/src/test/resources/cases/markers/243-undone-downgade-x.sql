-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Downgade: x
DROP TABLE important;
