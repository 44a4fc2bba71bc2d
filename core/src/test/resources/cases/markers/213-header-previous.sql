-- @revision a
-- @previous b
-- @upgrade
SELECT 1;
