-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Apply
DROP TABLE important;
