-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- (see @downgrade)
DROP TABLE important;
