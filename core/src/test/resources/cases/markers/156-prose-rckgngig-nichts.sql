-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- R<U+00FC>ckg<U+00E4>ngig: nichts
DROP TABLE important;
