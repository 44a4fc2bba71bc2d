-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- DOWNGRADE COMMANDS
DROP TABLE important;
