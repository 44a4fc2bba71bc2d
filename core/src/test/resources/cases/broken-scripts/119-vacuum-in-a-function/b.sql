-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
DO $$BEGIN EXECUTE 'VACUUM orders'; END$$;
