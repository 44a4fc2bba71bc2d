-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
/* The downgrade is irreversible: undo it by hand */
UPDATE important SET x = 1;
