-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREAT TABLE notes (id int);
CREATE TABLE more (id int);
