-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
GRANT SELECT ON orders TO reporting_of_nobody;
