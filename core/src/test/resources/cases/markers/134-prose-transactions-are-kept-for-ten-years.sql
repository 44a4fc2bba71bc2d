-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Transactions are kept for ten years
DROP TABLE important;
