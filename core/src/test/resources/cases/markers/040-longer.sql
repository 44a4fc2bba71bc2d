-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @downgrade-section
DROP TABLE important;
