-- Extend orders
--
-- @revision b
-- @revises a
-- @lock-timeout 5s

-- @upgrade
ALTER TABLE prices ADD COLUMN due_at timestamptz;
