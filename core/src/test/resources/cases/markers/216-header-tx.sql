-- @revision a
-- @tx none
-- @upgrade
SELECT 1;
