-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Goose is the tool we had before
UPDATE important SET x = 1;
