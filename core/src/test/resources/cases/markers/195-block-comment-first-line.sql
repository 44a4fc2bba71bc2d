-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
/* Downgrade
 * takes the table away again
 */
DROP TABLE important;
