-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- The downgrade
CREATE TABLE a ();
