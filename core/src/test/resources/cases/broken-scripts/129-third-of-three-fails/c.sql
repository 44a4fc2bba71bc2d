-- Fill notes
--
-- @revision c
-- @revises b

-- @upgrade
INSERT INTO notes VALUES (1), (2);
UPDATE notes SET id = 1 / (id - 2);
