-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- migrate:down transaction:false
DROP TABLE important;
