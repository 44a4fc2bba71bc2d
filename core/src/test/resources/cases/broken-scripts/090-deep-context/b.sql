-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE FUNCTION again(n int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF n = 40 THEN
    RAISE EXCEPTION 'deep enough';
  END IF;
  PERFORM again(n + 1);
END $$;
SELECT again(1);
