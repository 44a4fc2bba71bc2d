-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE INDEX CONCURRENTLY ordres_code ON ordres (code);
