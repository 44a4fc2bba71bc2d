package dev.limbeck.model;

import java.sql.SQLException;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.diff.Comparison;
import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever somebody changes by hand is named, and the SQL in between heals it, in both
 * directions.
 */
class DriftedByHandTests {

	private static final String BASE = """
			CREATE TYPE mood AS ENUM ('sad', 'ok');
			CREATE DOMAIN code AS text CHECK (VALUE <> '');
			CREATE SEQUENCE numbers;
			CREATE TABLE owner (id int PRIMARY KEY, name text NOT NULL);
			CREATE TABLE item (id int PRIMARY KEY, owner int REFERENCES owner, name varchar(20) DEFAULT 'x', size numeric(8, 2),
			  mood mood, code code, CONSTRAINT positive CHECK (size > 0), CONSTRAINT one_name UNIQUE (name));
			CREATE INDEX item_owner ON item (owner);
			CREATE VIEW names AS SELECT name FROM item;
			CREATE FUNCTION twice(int) RETURNS int LANGUAGE sql AS 'SELECT $1 * 2';
			CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
			CREATE TRIGGER guard BEFORE DELETE ON owner FOR EACH ROW EXECUTE FUNCTION stop();
			CREATE POLICY own ON item USING (owner = 1);
			CREATE TABLE log (at date) PARTITION BY RANGE (at);
			CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
			COMMENT ON TABLE item IS 'what is sold';
			""";

	private static ScratchServer scratch;

	@BeforeAll
	static void prepare() {
		scratch = ScratchServers
			.beside(Connector.to(DatabaseUrl.parse(PostgresServer.shared().createDatabase().url())));
	}

	@AfterAll
	static void close() {
		scratch.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					CREATE TABLE more (a int)                                            | table public.more
					DROP TABLE log_1                                                     | table public.log_1
					ALTER TABLE item ADD note text                                       | column public.item.note
					ALTER TABLE item DROP size                                           | column public.item.size
					ALTER TABLE item ALTER size TYPE numeric(10, 3)                      | column public.item.size
					ALTER TABLE owner ALTER name DROP NOT NULL                           | not null public.owner.name
					ALTER TABLE item ALTER owner SET NOT NULL                            | not null public.item.owner
					ALTER TABLE item ALTER name DROP DEFAULT                             | default public.item.name
					ALTER TABLE item ALTER name SET DEFAULT 'y'                          | default public.item.name
					ALTER TABLE owner ALTER id ADD GENERATED ALWAYS AS IDENTITY          | identity public.owner.id
					ALTER TABLE item DROP CONSTRAINT positive                            | constraint public.item.positive
					ALTER TABLE item DROP CONSTRAINT positive, ADD CONSTRAINT positive CHECK (size > 1) | constraint public.item.positive
					ALTER TABLE item DROP CONSTRAINT one_name                            | constraint public.item.one_name
					ALTER TABLE item DROP CONSTRAINT item_owner_fkey, ADD CONSTRAINT item_owner_fkey FOREIGN KEY (owner) REFERENCES owner ON DELETE CASCADE | constraint public.item.item_owner_fkey
					ALTER TABLE owner DROP CONSTRAINT owner_pkey CASCADE                 | constraint public.owner.owner_pkey
					DROP INDEX item_owner                                                | index public.item.item_owner
					DROP INDEX item_owner; CREATE INDEX item_owner ON item (owner) WHERE size > 5 | index public.item.item_owner
					CREATE UNIQUE INDEX lower_name ON item (lower(name))                 | index public.item.lower_name
					CREATE OR REPLACE VIEW names AS SELECT upper(name)::varchar(20) AS name FROM item | view public.names
					DROP VIEW names                                                      | view public.names
					CREATE OR REPLACE FUNCTION twice(int) RETURNS int LANGUAGE sql AS 'SELECT $1 + $1' | function public.twice
					ALTER TABLE owner DISABLE TRIGGER guard                              | trigger public.owner.guard
					DROP TRIGGER guard ON owner                                          | trigger public.owner.guard
					ALTER POLICY own ON item USING (owner = 2)                           | policy public.item.own
					ALTER TABLE item ENABLE ROW LEVEL SECURITY                           | table public.item
					ALTER TYPE mood ADD VALUE 'happy'                                    | enum type public.mood
					ALTER DOMAIN code SET DEFAULT 'c'                                    | domain public.code
					ALTER SEQUENCE numbers INCREMENT 5 START 7                           | sequence public.numbers
					GRANT SELECT ON item TO PUBLIC                                       | grant table.public.item
					COMMENT ON TABLE item IS 'else'                                      | comment table.public.item
					COMMENT ON COLUMN item.size IS 'in cm'                               | comment column.public.item.size
					CREATE SCHEMA other; ALTER TABLE log SET SCHEMA other                | table other.log
					ALTER TABLE log DETACH PARTITION log_1                               | inheritance public.log_1
					ALTER TABLE item SET (fillfactor = 70)                               | table public.item
					CREATE STATISTICS together ON owner, size FROM item                  | statistics public.together
					""")
	void whatWasChangedIsNamedAndHealed(String sql, String name) throws SQLException {
		Difference difference = Difference.between(TextModel.of("live", BASE + sql + ";"),
				TextModel.of("revisions", BASE), Scope.ALL, scratch);
		assertThat(difference.changes()).extracting((change) -> change.id().toString())
			.anySatisfy((id) -> assertThat(id).startsWith(name));
		assertHeals(difference);
		assertHeals(difference.reversed());
	}

	private static void assertHeals(Difference difference) throws SQLException {
		assertThat(Comparison.of(PlanOutcome.of(difference.before(), difference.plan(), scratch), difference.after()))
			.as(difference.plan().sql())
			.isEmpty();
	}

}
