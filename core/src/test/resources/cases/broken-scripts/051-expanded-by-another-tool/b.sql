-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TABLE ${schema}.notes (id int);
