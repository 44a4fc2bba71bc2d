-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TABLE notes (body jsonb);
INSERT INTO notes VALUES ('{"a": 1}'), ('{"a": 1,}');
