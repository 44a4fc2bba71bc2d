-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
UPDATE orders SET customer = (SELECT id FROM generate_series(1, 2) AS id);
