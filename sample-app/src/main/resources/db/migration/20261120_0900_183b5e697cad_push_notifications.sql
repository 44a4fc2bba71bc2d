-- Push notifications
--
-- @revision 183b5e697cad
-- @revises  072a4d586b9c
-- @created  2026-11-20T09:00:00Z

-- @upgrade
ALTER TYPE channel ADD VALUE 'push';

-- @downgrade
-- A value cannot be taken out of a type: another type takes its place. Who chose push is written to by e-mail.
ALTER TYPE channel RENAME TO channel_with_push;
CREATE TYPE channel AS ENUM ('email', 'sms');
ALTER TABLE preferences ALTER COLUMN channel DROP DEFAULT;
ALTER TABLE preferences ALTER COLUMN channel TYPE channel
  USING CASE channel WHEN 'push' THEN 'email' ELSE channel::text::channel END;
ALTER TABLE preferences ALTER COLUMN channel SET DEFAULT 'email';
ALTER TABLE notifications ALTER COLUMN channel TYPE channel
  USING CASE channel WHEN 'push' THEN 'email' ELSE channel::text::channel END;
DROP TYPE channel_with_push;
