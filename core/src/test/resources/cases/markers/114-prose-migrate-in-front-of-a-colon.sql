-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Migrate: the rows of last year
DROP TABLE important;
