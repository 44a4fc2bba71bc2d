-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TABLE orders (id bigint);
