-- @revision a
-- @upgrade
ALTER TABLE important ADD x int;
DO $$
-- @down
BEGIN NULL; END
$$;
DROP TABLE important;
