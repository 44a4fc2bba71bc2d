-- @revision a
-- @isolation serializable
-- @upgrade
SELECT 1;
