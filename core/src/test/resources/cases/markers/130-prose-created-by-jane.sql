-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Created by Jane
DROP TABLE important;
