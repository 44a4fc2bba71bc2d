-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
DO $$
BEGIN
  EXECUTE 'INSERT INTO nots VALUES (1)';
END $$;
