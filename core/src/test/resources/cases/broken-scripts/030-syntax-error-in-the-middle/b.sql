-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TABLE notes (id int);
CREATE TABLE more (
  id int,
  name tex t,
  body text
);
CREATE TABLE last (id int);
