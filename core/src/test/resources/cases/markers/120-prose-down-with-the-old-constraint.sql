-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Down with the old constraint
DROP TABLE important;
