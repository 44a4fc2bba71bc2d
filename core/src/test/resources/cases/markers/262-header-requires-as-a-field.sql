-- @revision a
-- requires: n1
-- @upgrade
SELECT 1;
