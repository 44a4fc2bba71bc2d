-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @author Jane
DROP TABLE important;
