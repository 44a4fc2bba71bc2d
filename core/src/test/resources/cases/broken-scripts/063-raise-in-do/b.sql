-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TABLE notes (id int);
DO $$
BEGIN
  IF EXISTS (SELECT FROM orders WHERE code LIKE 'A-%') THEN
    RAISE EXCEPTION 'there are orders of the old kind'
      USING DETAIL = 'Order 1 has code A-1.', HINT = 'Run the clean-up job first.', ERRCODE = 'P0042';
  END IF;
END
$$;
