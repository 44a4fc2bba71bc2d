-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
/*
 * Take it away
 * @downgrade
 */
DROP TABLE important;
