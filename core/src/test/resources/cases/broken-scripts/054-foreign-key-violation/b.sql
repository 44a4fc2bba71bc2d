-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
INSERT INTO orders VALUES (2, 42, 'B-1');
