-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
ALTER TABLE orders ALTER COLUMN code TYPE bigint;
