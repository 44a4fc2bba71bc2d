-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Verify the sums on Monday
DROP TABLE important;
