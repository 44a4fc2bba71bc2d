-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE INDEX CONCURRENTLY orders_pkey ON orders (code);
