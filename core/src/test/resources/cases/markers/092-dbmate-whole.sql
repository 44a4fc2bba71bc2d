-- @revision a
-- migrate:up
CREATE TABLE t ();

-- migrate:down
DROP TABLE t;
