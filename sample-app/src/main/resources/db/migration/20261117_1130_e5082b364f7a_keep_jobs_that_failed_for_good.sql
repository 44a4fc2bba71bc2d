-- Keep jobs that failed for good
--
-- @revision e5082b364f7a
-- @revises  d4f71a253e69
-- @created  2026-11-17T11:30:00Z

-- @upgrade
CREATE TABLE dead_letters (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  task_name text NOT NULL,
  task_instance text NOT NULL,
  payload text NOT NULL,
  error text NOT NULL,
  attempts int NOT NULL CHECK (attempts > 0),
  due_at timestamptz NOT NULL,
  died_at timestamptz NOT NULL,
  requeued_at timestamptz
);
CREATE INDEX dead_letters_to_see_to ON dead_letters (id) WHERE requeued_at IS NULL;

-- @downgrade
DROP TABLE dead_letters;
