-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Downgrade path for legacy clients: see wiki
DROP TABLE important;
