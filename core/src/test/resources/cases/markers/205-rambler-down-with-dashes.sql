-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- rambler down --
DROP TABLE important;
