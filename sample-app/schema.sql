-- What the schema should be. "limbeck revision --autogenerate" writes the revision that gets there, and
-- "limbeck check --model schema.sql" tells when the revisions lead elsewhere.

CREATE TYPE channel AS ENUM ('email', 'sms', 'push');

CREATE TABLE events (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE,
  owner text NOT NULL DEFAULT 'everybody' CHECK (owner <> ''),
  starts_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX events_owner ON events (owner, starts_at);

CREATE TABLE reminders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id bigint NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  text text NOT NULL CHECK (text <> ''),
  created_at timestamptz NOT NULL DEFAULT now(),
  due_at timestamptz,
  done boolean NOT NULL DEFAULT false
);
CREATE INDEX reminders_event_id ON reminders (event_id);
CREATE INDEX reminders_due ON reminders (due_at) WHERE NOT done;

CREATE TABLE preferences (
  user_name text PRIMARY KEY CHECK (user_name <> ''),
  channel channel NOT NULL DEFAULT 'email',
  remind_before interval NOT NULL DEFAULT '1 hour' CHECK (remind_before >= '0')
);

CREATE TABLE notifications (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key text NOT NULL UNIQUE,
  event_id bigint NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  recipient text NOT NULL CHECK (recipient <> ''),
  channel channel NOT NULL,
  text text NOT NULL,
  created_at timestamptz NOT NULL,
  sent_at timestamptz
);
CREATE INDEX notifications_event_id ON notifications (event_id);
CREATE INDEX notifications_not_sent ON notifications (created_at) WHERE sent_at IS NULL;

-- Of db-scheduler.
CREATE TABLE scheduled_tasks (
  task_name text NOT NULL,
  task_instance text NOT NULL,
  task_data bytea,
  execution_time timestamptz NOT NULL,
  picked boolean NOT NULL,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint NOT NULL,
  priority smallint,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_execution_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_last_heartbeat ON scheduled_tasks (last_heartbeat);

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
