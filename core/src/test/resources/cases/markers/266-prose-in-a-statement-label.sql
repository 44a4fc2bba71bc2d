-- @revision a
-- @upgrade
CREATE TYPE d AS ENUM ('up', -- up
 'down'); 
DROP TABLE important;
