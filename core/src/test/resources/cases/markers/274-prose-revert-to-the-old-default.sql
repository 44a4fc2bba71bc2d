-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Revert to the old default
ALTER TABLE a ALTER b DROP DEFAULT;
