-- @revision a
-- @transaction <U+FEFF>none
-- @upgrade
SELECT 1;
