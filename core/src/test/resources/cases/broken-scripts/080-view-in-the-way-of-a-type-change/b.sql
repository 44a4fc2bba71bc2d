-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE VIEW codes AS SELECT code FROM orders;
ALTER TABLE orders ALTER COLUMN code TYPE text;
