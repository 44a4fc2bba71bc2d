-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
--
DROP TABLE important;
