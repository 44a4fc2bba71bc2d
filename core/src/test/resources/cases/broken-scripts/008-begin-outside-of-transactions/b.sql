-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
-- @transaction none
BEGIN;
UPDATE orders SET code = 'B-1';
COMMIT;
