-- Extend orders
--
-- @revision b
-- @revises a
-- @statement-timeout 5 minutes

-- @upgrade
CREATE TABLE notes (id int);
