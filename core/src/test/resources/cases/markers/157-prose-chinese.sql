-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
-- <U+56DE><U+6EDA>
DROP TABLE important;
