/* @revision a */
-- @upgrade
SELECT 1;
