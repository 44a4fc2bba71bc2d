-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE FUNCTION codes() RETURNS SETOF text LANGUAGE sql AS $$
  SELECT kode FROM orders;
$$;
