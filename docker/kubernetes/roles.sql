-- Two roles: one migrates and owns what revisions create, one runs the application and may change no table's definition.
-- Run it once in the application's database, before the first migration, as the role that owns the database and may create
-- roles, superuser or not; then give both a password (in psql: \password reminders_owner). Rules for tables hold for those
-- that the owner creates from now on.

CREATE ROLE reminders_owner LOGIN;
CREATE ROLE reminders LOGIN;

-- Who is no superuser, as the administrator of a managed service, can give rules and schemas only to roles they are a member of.
GRANT reminders_owner TO CURRENT_USER;

-- Before PostgreSQL 15 everybody may create tables in public.
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO reminders_owner;
GRANT USAGE ON SCHEMA public TO reminders;
ALTER DEFAULT PRIVILEGES FOR ROLE reminders_owner IN SCHEMA public
	GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO reminders;
ALTER DEFAULT PRIVILEGES FOR ROLE reminders_owner IN SCHEMA public
	GRANT USAGE, SELECT ON SEQUENCES TO reminders;

-- The ledger has a schema of its own (limbeck.ledger.schema=limbeck): it holds SQL that the owner will run, so the running
-- role may read where the database stands and no more. That is all that "verify", "await" and health need. Limbeck narrows
-- this rule to the columns that tell it, when it makes the tables: their SQL may hold passwords.
CREATE SCHEMA limbeck AUTHORIZATION reminders_owner;
GRANT USAGE ON SCHEMA limbeck TO reminders;
ALTER DEFAULT PRIVILEGES FOR ROLE reminders_owner IN SCHEMA limbeck
	GRANT SELECT ON TABLES TO reminders;

REVOKE reminders_owner FROM CURRENT_USER;
