-- Events
--
-- @revision 189b1231afd4
-- @created  2026-11-02T09:00:00Z

-- @upgrade
CREATE TABLE events (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE
);

-- @downgrade
DROP TABLE events;
