-- @revision a
-- @upgrade
COPY t FROM stdin;
1
--<U+00A0>@downgrade
DROP TABLE t;
