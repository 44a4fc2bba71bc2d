-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE FUNCTION share(of int) RETURNS int LANGUAGE plpgsql AS $$
BEGIN
  RETURN 100 / of;
END $$;
CREATE FUNCTION shares() RETURNS SETOF int LANGUAGE sql AS 'SELECT share(n) FROM generate_series(2, 0, -1) n';
SELECT * FROM shares();
