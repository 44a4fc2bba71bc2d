-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE FUNCTION share(of int) RETURNS int LANGUAGE plpgsql AS $$
BEGIN
  RETRUN 100 / of;
END $$;
