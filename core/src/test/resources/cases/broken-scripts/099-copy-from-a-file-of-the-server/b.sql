-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
COPY orders FROM '/nowhere/orders.csv';
