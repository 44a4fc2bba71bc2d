-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- +migrate Down
DROP TABLE important;
