-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- +goose StatementBegin
DROP TABLE important;
