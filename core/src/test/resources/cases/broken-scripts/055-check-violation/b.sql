-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
UPDATE customers
  SET age = age - 31;
