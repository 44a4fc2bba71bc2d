-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
\restrict kx8Lq2
\connect shop
CREATE TABLE notes (id int);
\unrestrict kx8Lq2
