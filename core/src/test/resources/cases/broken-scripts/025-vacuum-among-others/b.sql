-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
UPDATE orders SET code = 'B-1';
VACUUM orders;
ALTER TABLE orders ADD COLUMN due_at timestamptz;
