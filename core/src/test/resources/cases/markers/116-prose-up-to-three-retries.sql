-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- Up to three retries
DROP TABLE important;
