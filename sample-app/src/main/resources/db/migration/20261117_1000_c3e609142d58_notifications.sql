-- Notifications
--
-- @revision c3e609142d58
-- @revises  b2d5f8031c47
-- @created  2026-11-17T10:00:00Z

-- @upgrade
CREATE TABLE notifications (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- What it is about: whoever makes it a second time finds it here.
  key text NOT NULL UNIQUE,
  event_id bigint NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  recipient text NOT NULL CHECK (recipient <> ''),
  channel channel NOT NULL,
  text text NOT NULL,
  created_at timestamptz NOT NULL,
  sent_at timestamptz
);
CREATE INDEX notifications_event_id ON notifications (event_id);

-- @downgrade
DROP TABLE notifications;
