-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- dbmate down
DROP TABLE important;
