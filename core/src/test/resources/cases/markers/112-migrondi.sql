-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- ---------- MIGRONDI:DOWN:1586550686936 --------------
DROP TABLE important;
