-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
SET client_encoding = 'LATIN1';
CREATE TABLE notes (id int);
