-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
INSERT INTO orders (id, customer) VALUES (2, 1, 'B-1');
