-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TABLE notes (id int);
INSERT INTO notes VALUES (1);
COMMENT ON TABLE notes IS 'what notes hold;
CREATE INDEX ON notes (id);
