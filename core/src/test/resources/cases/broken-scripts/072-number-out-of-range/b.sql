-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
SELECT 2147483647 + id::int FROM orders;
