-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE INDEX CONCURRENTLY ON orders (code);
