-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Revision of the prices
DROP TABLE important;
