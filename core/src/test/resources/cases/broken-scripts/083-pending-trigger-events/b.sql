-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
ALTER TABLE orders ALTER CONSTRAINT orders_customer_fkey DEFERRABLE INITIALLY DEFERRED;
UPDATE orders SET customer = 1 + customer - 1 + 0 WHERE id = 1;
INSERT INTO orders VALUES (2, 1, 'B-1');
ALTER TABLE orders ADD COLUMN due_at timestamptz;
