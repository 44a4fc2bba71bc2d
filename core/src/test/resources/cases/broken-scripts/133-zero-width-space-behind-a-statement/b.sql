-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
ALTER TABLE orders ADD COLUMN note text;​
