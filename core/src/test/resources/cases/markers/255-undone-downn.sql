-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- downn
DROP TABLE important;
