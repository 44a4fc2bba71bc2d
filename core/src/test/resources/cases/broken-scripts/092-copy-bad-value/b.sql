-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TABLE notes (id int, body text);
COPY notes FROM stdin;
1	first
2	second
three	third
4	fourth
\.
CREATE TABLE never (id int);
