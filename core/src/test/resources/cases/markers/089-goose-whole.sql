-- @revision a
-- +goose Up
CREATE TABLE t ();
-- +goose Down
DROP TABLE t;
