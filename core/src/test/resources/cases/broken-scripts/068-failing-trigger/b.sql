-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'orders are closed'; END$$;
CREATE TRIGGER closed BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION refuse();
UPDATE orders SET code = 'B-1';
