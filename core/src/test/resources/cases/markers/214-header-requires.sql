-- @revision a
-- @requires b
-- @upgrade
SELECT 1;
