-- @revision a
-- @upgrade
COPY important FROM stdin;
1
-- +goose Down
DROP TABLE important;
