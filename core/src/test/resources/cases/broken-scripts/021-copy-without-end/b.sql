-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
COPY orders FROM stdin;
2	1	B-1
3	1	B-2

-- @downgrade
DELETE FROM orders WHERE id > 1;
