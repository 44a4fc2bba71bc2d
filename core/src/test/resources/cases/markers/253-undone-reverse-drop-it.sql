-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- reverse: drop it
DROP TABLE important;
