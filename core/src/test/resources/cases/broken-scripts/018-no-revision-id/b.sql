-- Extend orders
--
-- @revises a

-- @upgrade
CREATE TABLE notes (id int);
