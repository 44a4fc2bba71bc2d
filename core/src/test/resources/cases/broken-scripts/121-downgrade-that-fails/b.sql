-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
ALTER TABLE orders ADD COLUMN due_at timestamptz;

-- @downgrade
ALTER TABLE orders DROP COLUMN due;
