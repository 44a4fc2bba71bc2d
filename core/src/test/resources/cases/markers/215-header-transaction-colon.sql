-- @revision a
-- Transaction: none
-- @upgrade
SELECT 1;
