package dev.limbeck.migrate;

import java.nio.file.Path;

import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Symbol;
import dev.limbeck.step.AppliedStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Whoever may create things in a schema of the search path must not get Limbeck's own
 * statements, and so the role that migrates, to call them: PostgreSQL prefers an operator
 * that fits the operands exactly, wherever it is.
 */
@ExtendWith(PostgresExtension.class)
class ForeignOperatorsTests {

	private static final String TRAPS = """
			CREATE FUNCTION trap(int4, numeric) RETURNS numeric LANGUAGE plpgsql AS 'BEGIN RAISE ''trap''; END';
			CREATE FUNCTION trap(jsonb, jsonb) RETURNS jsonb LANGUAGE plpgsql AS 'BEGIN RAISE ''trap''; END';
			CREATE OPERATOR * (FUNCTION = trap, LEFTARG = int4, RIGHTARG = numeric);
			CREATE OPERATOR -> (FUNCTION = trap, LEFTARG = jsonb, RIGHTARG = jsonb);
			CREATE OPERATOR ->> (FUNCTION = trap, LEFTARG = jsonb, RIGHTARG = jsonb);
			""";

	/** All operators that PostgreSQL itself leaves to casts. */
	private static final String ALL = """
			DO $d$
			DECLARE
			  types regtype[] := ARRAY['oid', 'int2', 'int4', 'int8', 'text', 'name', 'varchar', '"char"', 'regclass',
			    'numeric', 'bool', 'timestamptz', 'interval', 'jsonb', 'text[]', 'name[]'];
			  it record;
			BEGIN
			  FOR it IN SELECT a.t AS l, b.t AS r, o.name AS op FROM unnest(types) AS a(t) CROSS JOIN unnest(types) AS b(t)
			    CROSS JOIN unnest(ARRAY['=', '<>', '<', '>', '<=', '>=', '||', '*', '+', '-', '~~']) AS o(name) WHERE NOT EXISTS
			      (SELECT FROM pg_operator p WHERE p.oprname = o.name AND p.oprleft = a.t AND p.oprright = b.t)
			  LOOP
			    EXECUTE format('CREATE OR REPLACE FUNCTION public.sprung(%s, %s) RETURNS bool LANGUAGE plpgsql AS %L',
			      it.l, it.r, 'BEGIN RAISE ''trap''; END');
			    EXECUTE format('CREATE OPERATOR public.%s (FUNCTION = public.sprung, LEFTARG = %s, RIGHTARG = %s)',
			      it.op, it.l, it.r);
			  END LOOP;
			END $d$;
			CREATE FUNCTION public.unnest(text[]) RETURNS SETOF text LANGUAGE plpgsql AS 'BEGIN RAISE ''trap''; END';
			CREATE FUNCTION public.concat_ws(text, text) RETURNS text LANGUAGE plpgsql AS 'BEGIN RAISE ''trap''; END';
			""";

	@TempDir
	private Path folder;

	private RevisionFiles files;

	@BeforeEach
	void prepare(PostgresDatabase database) {
		database.execute(TRAPS);
		this.files = new RevisionFiles(this.folder).addTables("a").write("b.sql", """
				-- Clean up
				-- @revision b
				-- @revises a
				-- @upgrade
				VACUUM a;
				-- @downgrade
				VACUUM a;
				""");
	}

	@Test
	void areNotCalled(PostgresDatabase database) {
		this.files.upgrade(database);
		MigrationReport back = this.files.builder(database)
			.build()
			.run(new Downgrade(Symbol.parse("a")), PlanReview.ACCEPT);
		assertThat(back.steps()).extracting(AppliedStep::revision).containsExactly("b");
	}

	@Test
	void areNotCalledEitherWhereOnlyCastsWouldDo(PostgresDatabase database) {
		database.execute(ALL);
		this.files.upgrade(database);
		Migrator migrator = this.files.builder(database).build();
		LedgerAttackTests.COMMANDS
			.forEach((command) -> assertThat(String.valueOf(catchThrowable(() -> command.accept(migrator))))
				.doesNotContain("trap"));
	}

}
