-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- atlas:txmode none
DROP TABLE important;
