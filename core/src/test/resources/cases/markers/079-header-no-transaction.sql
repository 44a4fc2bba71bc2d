-- no-transaction
-- @revision a
-- @upgrade
SELECT 1;
