-- @revision a<U+200B>b
-- @upgrade
SELECT 1;
