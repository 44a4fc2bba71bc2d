-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
PREPARE codes AS SELECT * FROM orders;
EXECUTE codes;
ALTER TABLE orders ADD COLUMN due_at timestamptz;
EXECUTE codes;
