-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- +micrate Down
DROP TABLE important;
