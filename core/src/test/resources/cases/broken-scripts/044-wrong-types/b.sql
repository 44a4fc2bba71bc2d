-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
SELECT * FROM orders WHERE code = 5;
