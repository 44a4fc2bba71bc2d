-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @apply
DROP TABLE important;
