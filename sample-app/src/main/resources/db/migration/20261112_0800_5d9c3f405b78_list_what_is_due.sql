-- List what is due
--
-- @revision 5d9c3f405b78
-- @revises  3b7a1d2e4f56, 4c8b2e3f5a67
-- @created  2026-11-12T08:00:00Z

-- @upgrade
CREATE INDEX reminders_due ON reminders (due_at) WHERE NOT done;

-- @downgrade
DROP INDEX reminders_due;
