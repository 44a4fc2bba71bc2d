-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE FUNCTION total() RETURNS int LANGUAGE sql AS $body$
  SELECT 1;
$bdy$;
CREATE TABLE notes (id int);
