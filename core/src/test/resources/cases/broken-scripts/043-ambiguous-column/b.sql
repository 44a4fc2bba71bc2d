-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE VIEW order_codes AS
  SELECT id, code, email
  FROM orders JOIN customers ON customers.id = orders.customer;
