-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- //@UNDO
DROP TABLE important;
