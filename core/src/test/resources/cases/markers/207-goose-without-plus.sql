-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- goose Down
DROP TABLE important;
