-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
--changeset jane:orders-2 runInTransaction:false
DROP TABLE important;
