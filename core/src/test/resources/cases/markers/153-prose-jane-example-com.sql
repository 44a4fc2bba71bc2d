-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- jane@example.com
DROP TABLE important;
