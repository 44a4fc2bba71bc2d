-- Give reminders a due date
--
-- @revision 3b7a1d2e4f56
-- @revises  2a3f4c9d1cde
-- @created  2026-11-10T09:30:00Z

-- @upgrade
ALTER TABLE reminders ADD COLUMN due_at timestamptz;

-- @downgrade
ALTER TABLE reminders DROP COLUMN due_at;
