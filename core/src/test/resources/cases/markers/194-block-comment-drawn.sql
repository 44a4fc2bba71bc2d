-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
/*---- DOWNGRADE ----*/
DROP TABLE important;
