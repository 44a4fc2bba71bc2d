-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TABLE notes (id int, body text);
\copy notes FROM 'notes.csv' CSV
