-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TABLE notes (id int);
-- @lock-timeout 1s
CREATE INDEX ON notes (id);
