-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
UPDATE orders
  SET code = left_pad(code, 8);
