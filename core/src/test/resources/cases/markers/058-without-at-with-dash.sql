-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Down - drops it
DROP TABLE important;
