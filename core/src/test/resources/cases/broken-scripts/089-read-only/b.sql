-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
SET default_transaction_read_only = on;
SET transaction_read_only = on;
UPDATE orders SET code = 'B-1';
