-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
/* @downgrade takes it away */
DROP TABLE important;
