-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
ALTER TABLE orders ADD COLUMN due_at timestamptz;
UPDATE orders SET due_at = now() WHERE cod = 'A-1';
