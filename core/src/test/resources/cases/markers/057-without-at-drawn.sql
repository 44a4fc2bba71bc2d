-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-------- DOWN --------
DROP TABLE important;
