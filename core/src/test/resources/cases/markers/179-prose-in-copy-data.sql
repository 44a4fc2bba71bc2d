-- @revision a
-- @upgrade
COPY t FROM stdin;
-- @down
\.
-- @downgrade
DROP TABLE t;
