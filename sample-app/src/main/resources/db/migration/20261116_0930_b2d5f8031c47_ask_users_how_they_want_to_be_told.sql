-- Ask users how they want to be told
--
-- @revision b2d5f8031c47
-- @revises  a1c4e7f20b36
-- @created  2026-11-16T09:30:00Z

-- @upgrade
CREATE TYPE channel AS ENUM ('email', 'sms');

CREATE TABLE preferences (
  user_name text PRIMARY KEY CHECK (user_name <> ''),
  channel channel NOT NULL DEFAULT 'email',
  remind_before interval NOT NULL DEFAULT '1 hour' CHECK (remind_before >= '0')
);

-- @downgrade
DROP TABLE preferences;
DROP TYPE channel;
