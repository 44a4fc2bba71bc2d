-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
UPDATE orders SET code = 'B-1';
ROLLBACK;
