-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
SET lock_timeout = '1min';
VACUUM ordres;
