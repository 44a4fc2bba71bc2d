-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
-- @transaction none
CREATE PROCEDURE recode() LANGUAGE plpgsql AS $$
BEGIN
  UPDATE orders SET code = 'B-1';
  COMMIT;
  PERFORM 1 / 0;
END $$;
CALL recode();
