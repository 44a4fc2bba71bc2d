-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
/*
-- @downgrade
DROP TABLE important;
-- +goose Down
*/
UPDATE important SET x = 1;
