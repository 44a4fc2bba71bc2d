-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- limbeck:downgrade
DROP TABLE important;
