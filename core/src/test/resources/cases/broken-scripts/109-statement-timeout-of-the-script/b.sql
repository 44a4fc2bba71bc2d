-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
SET statement_timeout = '40ms';
CREATE TABLE notes (id int);
SELECT pg_sleep(20);
