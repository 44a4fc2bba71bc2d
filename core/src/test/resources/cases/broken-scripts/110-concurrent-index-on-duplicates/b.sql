-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE UNIQUE INDEX CONCURRENTLY orders_customer ON orders (customer);
