-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
-- @transaction none
CREATE INDEX CONCURRENTLY orders_code ON orders (code);
UPDATE orders SET code = 'B-1';

INSERT INTO orders
  VALUES (1, 1, 'B-2');

VACUUM orders;
