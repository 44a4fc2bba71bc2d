-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
SET standard_conforming_strings = off;
CREATE TABLE notes (id int);
