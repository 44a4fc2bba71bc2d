-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
-- @transaction off
VACUUM orders;
