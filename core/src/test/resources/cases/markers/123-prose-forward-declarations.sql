-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Forward declarations
DROP TABLE important;
