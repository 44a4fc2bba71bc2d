-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TABLE notes (id int);
COPY notes (id, body) FROM stdin;
1	first
\.
