-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
BEGIN;
UPDATE orders SET code = 'B-1';
END;
