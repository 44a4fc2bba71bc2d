-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
ALTER TABLE customers DROP CONSTRAINT customers_pkey;
