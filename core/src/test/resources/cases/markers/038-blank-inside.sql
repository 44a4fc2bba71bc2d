-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @upg rade
DROP TABLE important;
