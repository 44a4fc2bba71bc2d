-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
\i more/tables.sql
CREATE TABLE notes (id int);
