-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Upgrade all rows that lack a due date
DROP TABLE important;
