-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- @d<U+043E>wngr<U+0430>d<U+0435>
DROP TABLE important;
