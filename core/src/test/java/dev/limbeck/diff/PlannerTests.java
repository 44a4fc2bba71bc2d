package dev.limbeck.diff;

import java.sql.SQLException;

import dev.limbeck.LimbeckException;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.schema.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Planner}: what is written, and what is refused.
 */
@ExtendWith(PostgresExtension.class)
class PlannerTests {

	@Test
	void nothingIsPlannedBetweenASchemaAndItself(PostgresDatabase database) throws SQLException {
		Schema schema = read(database, "CREATE TABLE t (id serial PRIMARY KEY, n int CHECK (n > 0) DEFAULT 1)");
		assertThat(Planner.plan(schema, schema).isEmpty()).isTrue();
	}

	@Test
	void aTableIsOneStatement(PostgresDatabase one, PostgresDatabase other) throws SQLException {
		assertThat(plan(one, "", other, "CREATE TABLE t (id int PRIMARY KEY, \"N\" text DEFAULT 'x' NOT NULL)"))
			.isEqualTo("""
					CREATE TABLE public.t (
					    id integer NOT NULL,
					    "N" text NOT NULL DEFAULT 'x'::text,
					    CONSTRAINT t_pkey PRIMARY KEY (id)
					);
					""");
	}

	@Test
	void tablesThatNeedEachOtherAreTiedAfterwards(PostgresDatabase one, PostgresDatabase other) throws SQLException {
		String[] statements = plan(one, "", other,
				"CREATE TABLE a (id int UNIQUE, b int); CREATE TABLE b (id int UNIQUE, a int"
						+ " REFERENCES a (id)); ALTER TABLE a ADD CONSTRAINT ab FOREIGN KEY (b) REFERENCES b (id)")
			.split(";\n");
		assertThat(statements).hasSize(3);
		assertThat(statements[2]).startsWith("ALTER TABLE public.");
	}

	@Test
	void aConstraintWithAnotherNameIsRenamed(PostgresDatabase one, PostgresDatabase other) throws SQLException {
		String sql = plan(one, "CREATE TABLE t (n int CONSTRAINT a CHECK (n > 0))", other,
				"CREATE TABLE t (n int CONSTRAINT b CHECK (n > 0))");
		assertThat(sql).isEqualTo("ALTER TABLE public.t RENAME CONSTRAINT a TO b;\n");
	}

	@Test
	void aNewValueOfAnEnumMustBeCommittedBeforeItIsUsed(PostgresDatabase one, PostgresDatabase other)
			throws SQLException {
		Plan plan = Planner.plan(read(one, "CREATE TYPE e AS ENUM ('a', 'c')"),
				read(other, "CREATE TYPE e AS ENUM ('a', 'b', 'c')"));
		assertThat(plan.sql()).isEqualTo("ALTER TYPE public.e ADD VALUE 'b' AFTER 'a';\n");
		assertThat(plan.actions()).noneMatch(Action::transactional);
	}

	@Test
	void aWiderTypeKeepsTheColumnAndWhatLooksAtIt(PostgresDatabase one, PostgresDatabase other) throws SQLException {
		String view = "; CREATE VIEW v AS SELECT n FROM t; COMMENT ON VIEW v IS 'kept'";
		assertThat(plan(one, "CREATE TABLE t (n varchar(5))" + view, other, "CREATE TABLE t (n varchar(9))" + view))
			.contains("DROP VIEW public.v;", "ALTER COLUMN n TYPE character varying(9);", "IS 'kept'")
			.doesNotContain("COLUMN n;");
	}

	@Test
	void whatCannotBeMadeIsNamed(PostgresDatabase one, PostgresDatabase other) throws SQLException {
		Schema before = read(one, "");
		Schema after = read(other, "CREATE TYPE shell");
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> Planner.plan(before, after))
			.withMessageContaining("base type public.shell");
	}

	@Test
	void howASubscriptionConnectsIsLeftToBeSaidByHand(PostgresDatabase one, PostgresDatabase other)
			throws SQLException {
		Schema before = read(one, "");
		try (Workbench workbench = new Workbench(other)) {
			workbench.run("CREATE SUBSCRIPTION s CONNECTION 'password=hush' PUBLICATION p WITH (connect = false)");
			Plan plan = Planner.plan(before, workbench.read());
			assertThat(plan.sql()).contains("CREATE SUBSCRIPTION s CONNECTION 'host=connection.invalid'")
				.doesNotContain("hush");
			assertThat(plan.hazards()).extracting(Hazard::type).contains(Hazard.Type.BY_HAND);
		}
	}

	@Test
	void whatIsLockedIsSaid(PostgresDatabase one, PostgresDatabase other) throws SQLException {
		String tables = "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int); CREATE TABLE c (id int)";
		Plan plan = Planner.plan(read(one, tables), read(other, tables
				+ "; CREATE INDEX ON c (id); ALTER TABLE b ADD FOREIGN KEY (id) REFERENCES a; ALTER TABLE c ADD x int"));
		assertThat(plan.actions()).flatExtracting(Action::locks)
			.extracting((lock) -> lock.on().last() + " " + lock.mode())
			.containsExactlyInAnyOrder("c ACCESS EXCLUSIVE", "a SHARE ROW EXCLUSIVE", "b SHARE ROW EXCLUSIVE",
					"c SHARE");
	}

	private static String plan(PostgresDatabase one, String before, PostgresDatabase other, String after)
			throws SQLException {
		return Planner.plan(read(one, before), read(other, after)).sql();
	}

	private static Schema read(PostgresDatabase database, String sql) throws SQLException {
		try (Workbench workbench = new Workbench(database)) {
			workbench.run(sql);
			return workbench.read();
		}
	}

}
