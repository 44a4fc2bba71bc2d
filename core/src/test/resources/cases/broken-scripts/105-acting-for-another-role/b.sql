-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
SET ROLE pg_monitor;
UPDATE orders SET code = 'B-1';
