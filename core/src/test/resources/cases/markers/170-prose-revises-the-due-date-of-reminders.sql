-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Revises the due date of reminders
DROP TABLE important;
