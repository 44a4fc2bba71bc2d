-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
/*
downgrade
*/
DROP TABLE important;
