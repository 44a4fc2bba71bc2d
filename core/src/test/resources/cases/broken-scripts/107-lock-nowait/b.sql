-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
LOCK TABLE prices NOWAIT;
