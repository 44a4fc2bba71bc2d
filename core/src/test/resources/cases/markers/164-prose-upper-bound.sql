-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Upper bound
DROP TABLE important;
