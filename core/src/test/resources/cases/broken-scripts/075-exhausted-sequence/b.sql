-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE SEQUENCE numbers MAXVALUE 2;
SELECT nextval('numbers') FROM generate_series(1, 3);
