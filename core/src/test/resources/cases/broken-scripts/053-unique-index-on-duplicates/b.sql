-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
INSERT INTO orders VALUES (2, 1, 'A-1');
CREATE UNIQUE INDEX orders_code ON orders (code);
