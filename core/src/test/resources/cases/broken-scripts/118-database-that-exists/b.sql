-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE DATABASE postgres;
