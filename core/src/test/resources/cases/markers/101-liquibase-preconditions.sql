-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
--preconditions onFail:HALT
DROP TABLE important;
