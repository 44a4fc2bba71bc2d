-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
INSERT INTO customers VALUES (2, 'bob@example.org');
INSERT INTO customers VALUES (3, 'ann@example.org');
CREATE TABLE notes (id int);
