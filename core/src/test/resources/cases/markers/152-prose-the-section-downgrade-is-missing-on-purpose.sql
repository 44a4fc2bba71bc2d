-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- The section @downgrade is missing on purpose
DROP TABLE important;
