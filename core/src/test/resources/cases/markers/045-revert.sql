-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @Revert it
DROP TABLE important;
