-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- rollback drop table important;
DROP TABLE important;
