-- Extend orders
--
-- @revision b
-- @revises a
-- @lock-timeout 1s

-- @upgrade
ALTER TABLE prices ADD COLUMN due_at timestamptz;
