-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TABLE notes (id int);
INSERT INTO customers VALUES (2, 'josé@example.org');
