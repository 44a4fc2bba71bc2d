-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Down grade
DROP TABLE important;
