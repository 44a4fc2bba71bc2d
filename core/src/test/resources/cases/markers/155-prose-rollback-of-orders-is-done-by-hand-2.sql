-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- <U+2022> Rollback of orders is done by hand
DROP TABLE important;
