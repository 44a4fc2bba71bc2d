-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE INDEX CONCURRENTLY orders_code ON orders (code);

-- @downgrade
DROP INDEX CONCURRENTLY orders_codes;
