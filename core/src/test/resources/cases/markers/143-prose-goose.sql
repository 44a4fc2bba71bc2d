-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- goose
DROP TABLE important;
