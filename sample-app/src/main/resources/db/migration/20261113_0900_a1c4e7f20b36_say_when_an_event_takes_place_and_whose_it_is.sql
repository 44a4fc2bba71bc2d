-- Say when an event takes place and whose it is
--
-- @revision a1c4e7f20b36
-- @revises  5d9c3f405b78
-- @created  2026-11-13T09:00:00Z

-- @upgrade
ALTER TABLE events
  ADD COLUMN owner text NOT NULL DEFAULT 'everybody' CHECK (owner <> ''),
  ADD COLUMN starts_at timestamptz,
  ADD COLUMN created_at timestamptz NOT NULL DEFAULT now();

-- @downgrade
ALTER TABLE events
  DROP COLUMN owner,
  DROP COLUMN starts_at,
  DROP COLUMN created_at;
