-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
---- create above / drop below ----
DROP TABLE important;
