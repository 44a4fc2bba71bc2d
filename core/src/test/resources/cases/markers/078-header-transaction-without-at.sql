-- @revision a
-- transaction none
-- @upgrade
SELECT 1;
