-- @revision a

CREATE TABLE t ();

-- @down
DROP TABLE t;
