-- @revision a
-- @up
-- @upgrade
SELECT 1;
