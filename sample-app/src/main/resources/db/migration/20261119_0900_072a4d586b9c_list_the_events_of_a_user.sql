-- List the events of a user
--
-- Concurrently: events are written to all day, and this index reads all of them.
--
-- @revision 072a4d586b9c
-- @revises  f6193c475a8b
-- @created  2026-11-19T09:00:00Z

-- @upgrade
CREATE INDEX CONCURRENTLY events_owner ON events (owner, starts_at);

-- @downgrade
DROP INDEX CONCURRENTLY events_owner;
