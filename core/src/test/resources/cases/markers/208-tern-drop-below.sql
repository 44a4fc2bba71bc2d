-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
---- drop below ----
DROP TABLE important;
