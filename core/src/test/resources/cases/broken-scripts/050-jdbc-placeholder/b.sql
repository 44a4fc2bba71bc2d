-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
UPDATE orders SET code = ? WHERE id = 1;
