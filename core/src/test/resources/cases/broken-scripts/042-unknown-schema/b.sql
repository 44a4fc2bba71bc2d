-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TABLE archive.orders (id bigint);
