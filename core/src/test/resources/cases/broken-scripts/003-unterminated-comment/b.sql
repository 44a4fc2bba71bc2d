-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TABLE notes (id int);
/* the rest /* was */ once needed
CREATE TABLE more (id int);
