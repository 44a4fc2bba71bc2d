-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
UPDATE orders SET code = $1;
