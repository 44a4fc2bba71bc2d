-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TABLE notes (id int, body text);
COPY notes FROM stdin (FORMAT csv, HEADER true);
id,body
1,"first
2,second
\.
