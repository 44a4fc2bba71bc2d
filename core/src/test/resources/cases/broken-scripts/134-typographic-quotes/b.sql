-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TABLE notes (note text DEFAULT ‘none of it’);
