-- Reminders for events
--
-- @revision 2a3f4c9d1cde
-- @revises  189b1231afd4
-- @created  2026-11-03T10:15:00Z

-- @upgrade
CREATE TABLE reminders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id bigint NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  text text NOT NULL CHECK (text <> ''),
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX reminders_event_id ON reminders (event_id);

-- @downgrade
DROP TABLE reminders;
