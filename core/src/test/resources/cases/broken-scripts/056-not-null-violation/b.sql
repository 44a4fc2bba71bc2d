-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
ALTER TABLE orders ADD COLUMN due_at timestamptz;
ALTER TABLE orders ALTER COLUMN due_at SET NOT NULL;
