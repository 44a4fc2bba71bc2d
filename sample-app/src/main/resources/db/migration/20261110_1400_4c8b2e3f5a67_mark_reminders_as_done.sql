-- Mark reminders as done
--
-- @revision 4c8b2e3f5a67
-- @revises  2a3f4c9d1cde
-- @created  2026-11-10T14:00:00Z

-- @upgrade
ALTER TABLE reminders ADD COLUMN done boolean NOT NULL DEFAULT false;

-- @downgrade
ALTER TABLE reminders DROP COLUMN done;
