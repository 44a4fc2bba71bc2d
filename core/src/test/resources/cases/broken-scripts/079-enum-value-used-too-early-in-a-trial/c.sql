-- Use the kind
--
-- @revision c
-- @revises b

-- @upgrade
CREATE TABLE kinds (kind kind);
INSERT INTO kinds VALUES ('sent');
