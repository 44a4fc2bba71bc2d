-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TABLE notes (id int);
COMMENT ON TABLE notes IS 'what Ann's notes hold';
COMMENT ON COLUMN notes.id IS 'Bob's id';
