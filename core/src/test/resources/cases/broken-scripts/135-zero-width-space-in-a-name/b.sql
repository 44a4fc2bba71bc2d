-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
SELECT * FROM or​ders;
