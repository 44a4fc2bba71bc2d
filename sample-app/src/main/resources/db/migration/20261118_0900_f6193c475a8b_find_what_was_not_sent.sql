-- Find what was not sent
--
-- @revision f6193c475a8b
-- @revises  c3e609142d58, e5082b364f7a
-- @created  2026-11-18T09:00:00Z

-- @upgrade
CREATE INDEX notifications_not_sent ON notifications (created_at) WHERE sent_at IS NULL;

-- @downgrade
DROP INDEX notifications_not_sent;
