-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- revrt
DROP TABLE important;
