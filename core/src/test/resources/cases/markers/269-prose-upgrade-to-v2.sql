-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Upgrade to v2
DROP TABLE old;
