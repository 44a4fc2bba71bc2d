-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TYPE kind AS ENUM ('new', 'paid');
CREATE TABLE kinds (kind kind);
INSERT INTO kinds VALUES ('sent');
