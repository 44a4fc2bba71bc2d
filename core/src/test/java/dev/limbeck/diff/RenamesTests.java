package dev.limbeck.diff;

import java.sql.SQLException;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Renames}: what is offered, and what comes of it.
 */
@ExtendWith(PostgresExtension.class)
class RenamesTests {

	private static final String LINES = "CREATE TABLE %1$s (%2$s int PRIMARY KEY, n text);"
			+ " CREATE TABLE lines (shop int REFERENCES %1$s (%2$s)); CREATE VIEW names AS SELECT n FROM %1$s WHERE %2$s > 1";

	@Test
	void nothingIsGuessed(PostgresDatabase one, PostgresDatabase other) throws SQLException {
		Plan plan = Planner.plan(read(one, "CREATE TABLE a (n int)"), read(other, "CREATE TABLE b (n int)"));
		assertThat(plan.sql()).contains("DROP TABLE public.a", "CREATE TABLE public.b");
	}

	@Test
	void aTableOfTheSameColumnsIsOffered(PostgresDatabase one, PostgresDatabase other) throws SQLException {
		Schema before = read(one, "CREATE TABLE a (n serial PRIMARY KEY); CREATE TABLE other (n text)");
		Schema after = read(other, "CREATE TABLE b (n serial PRIMARY KEY); CREATE TABLE other (m text)");
		assertThat(Renames.candidates(before, after)).extracting(RenameCandidate::from)
			.hasToString("[sequence public.a_n_seq, table public.a, column public.other.n]");
	}

	@Test
	void rivalsAreBothOffered(PostgresDatabase one, PostgresDatabase other) throws SQLException {
		List<RenameCandidate> candidates = Renames.candidates(read(one, "CREATE TABLE t (a int, x text)"),
				read(other, "CREATE TABLE t (b int, c int, y text)"));
		assertThat(candidates).hasSize(3);
		assertThat(Renames.unrivalled(candidates)).extracting((rename) -> rename.to().last()).containsExactly("y");
	}

	@Test
	void whatNamesATableFollowsIt(PostgresDatabase one, PostgresDatabase other) throws SQLException {
		Schema before = read(one, LINES.formatted("shops", "id"));
		Schema after = read(other, LINES.formatted("stores", "id"));
		Plan plan = Planner.plan(before, after, Renames.candidates(before, after));
		assertThat(plan.sql()).startsWith("ALTER TABLE public.shops RENAME TO stores;")
			.doesNotContain("DROP", "CREATE");
	}

	@Test
	void aColumnKeepsItsRowsUnderItsNewName(PostgresDatabase one, PostgresDatabase other) throws SQLException {
		Schema before = read(one, LINES.formatted("shops", "id"));
		Schema after = read(other, LINES.formatted("shops", "number"));
		Plan plan = Planner.plan(before, after, Renames.candidates(before, after));
		// Since PostgreSQL 18, NOT NULL has a name that was made from the old one.
		assertThat(plan.statements()).filteredOn((sql) -> !sql.contains("shops_number_not_null"))
			.containsExactly("ALTER TABLE public.shops RENAME COLUMN id TO number");
	}

	@Test
	void aPartitionFollowsItsTable(PostgresDatabase one, PostgresDatabase other) throws SQLException {
		String sql = "CREATE TABLE p (k int, %s int) PARTITION BY LIST (k); CREATE TABLE q PARTITION OF p DEFAULT";
		Schema before = read(one, sql.formatted("a"));
		Schema after = read(other, sql.formatted("b"));
		Plan plan = Planner.plan(before, after, Renames.candidates(before, after));
		assertThat(plan.sql()).isEqualTo("ALTER TABLE public.p RENAME COLUMN a TO b;\n");
	}

	@Test
	void aRenameThatCannotBeIsRefused(PostgresDatabase one, PostgresDatabase other) throws SQLException {
		Schema before = read(one, "CREATE TABLE a (n int)");
		Schema after = read(other, "CREATE TABLE b (n int)");
		RenameCandidate wrong = new RenameCandidate(FactId.of(FactKind.TABLE, "public", "c"),
				FactId.of(FactKind.TABLE, "public", "b"));
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> Planner.plan(before, after, List.of(wrong)))
			.withMessageContaining("rename table public.c to table public.b");
	}

	private static Schema read(PostgresDatabase database, String sql) throws SQLException {
		try (Workbench workbench = new Workbench(database)) {
			workbench.run(sql);
			return workbench.read();
		}
	}

}
