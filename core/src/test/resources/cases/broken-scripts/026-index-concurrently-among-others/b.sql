-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
ALTER TABLE orders ADD COLUMN due_at timestamptz;

SET lock_timeout = '1min';
CREATE INDEX CONCURRENTLY orders_due_at ON orders (due_at);
