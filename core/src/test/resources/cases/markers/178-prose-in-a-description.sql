-- Rollback of orders is done by hand
-- @revision a
-- @upgrade
SELECT 1;
