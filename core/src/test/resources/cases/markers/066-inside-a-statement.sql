-- @revision a
-- @upgrade
CREATE TABLE t (
  id int -- @down
);
