-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TABLE days (day date);
INSERT INTO days VALUES ('2026-02-28'), ('2026-02-30');
