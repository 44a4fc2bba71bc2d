-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE PROCEDURE recode() LANGUAGE plpgsql AS $$
BEGIN
  UPDATE orders SET code = 'B-1';
  COMMIT;
END $$;
CALL recode();
