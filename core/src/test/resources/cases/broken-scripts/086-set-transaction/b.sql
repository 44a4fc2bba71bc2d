-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;
UPDATE orders SET code = 'B-1';
