-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
UPDATE orders SET id = id + code::bigint;
