-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
INSERT INTO customers (id, email) VALUES {{2000 (1 + 1, 'somebody@example.org'), }}(7, bogus), {{200 (1 + 1, 'somebody@example.org'), }}(9, 'x');
