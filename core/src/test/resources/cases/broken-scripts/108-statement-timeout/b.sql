-- Extend orders
--
-- @revision b
-- @revises a
-- @statement-timeout 50ms

-- @upgrade
CREATE TABLE notes (id int);
SELECT pg_sleep(20);
