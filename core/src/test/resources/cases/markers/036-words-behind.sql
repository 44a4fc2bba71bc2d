-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @downgrade drops it
DROP TABLE important;
