-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
---- tern: disable-tx ----
DROP TABLE important;
