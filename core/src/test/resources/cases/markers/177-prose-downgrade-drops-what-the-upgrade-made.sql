-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Downgrade drops what the upgrade made
DROP TABLE important;
