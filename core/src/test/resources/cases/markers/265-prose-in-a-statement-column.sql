-- @revision a
-- @upgrade
CREATE TABLE dir (
  up int, -- up
  dn int -- down
);
DROP TABLE important;
