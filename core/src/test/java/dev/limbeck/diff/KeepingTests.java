package dev.limbeck.diff;

import java.sql.SQLException;
import java.util.List;

import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Keeping}.
 */
class KeepingTests {

	private static final FactId TABLE = FactId.of(FactKind.TABLE, "public", "gone");

	@Test
	void whatHoldsSomethingStaysWithAllThatBelongsToIt() throws SQLException {
		Schema kept = kept(
				"CREATE TABLE gone (a int PRIMARY KEY DEFAULT 1); COMMENT ON TABLE gone IS 'x'; CREATE TABLE t (a int)",
				"CREATE TABLE t (a int, b int)");
		assertThat(kept.has(TABLE)).isTrue();
		assertThat(kept.children(TABLE)).extracting(FactId::kind)
			.contains(FactKind.COLUMN, FactKind.CONSTRAINT, FactKind.COMMENT, FactKind.OWNER);
		assertThat(kept.has(FactId.of(FactKind.COLUMN, "public", "t", "b"))).isTrue();
	}

	@Test
	void whatIsOnlySaidOfATableGoes() throws SQLException {
		Schema kept = kept("CREATE TABLE t (a int NOT NULL DEFAULT 1 CHECK (a > 0)); CREATE INDEX i ON t (a)",
				"CREATE TABLE t (a int)");
		assertThat(kept.facts(FactKind.CONSTRAINT)).isEmpty();
		assertThat(kept.facts(FactKind.DEFAULT)).isEmpty();
		assertThat(kept.facts(FactKind.INDEX)).hasSize(1);
	}

	@Test
	void whoDoesNotKnowAColumnAnyMoreCanStillInsert() throws SQLException {
		Schema kept = kept("CREATE TABLE t (a int NOT NULL, b int NOT NULL DEFAULT 1, c int NOT NULL)",
				"CREATE TABLE t (a int NOT NULL)");
		assertThat(kept.facts(FactKind.COLUMN)).extracting((fact) -> fact.id().last()).containsExactly("a", "b", "c");
		assertThat(kept.facts(FactKind.NOT_NULL)).extracting((fact) -> fact.id().last()).containsExactly("a", "b");
	}

	@Test
	void anotherNameIsNoSecondConstraint() throws SQLException {
		assertThat(kept("CREATE TABLE t (a int CONSTRAINT x UNIQUE); CREATE INDEX i ON t (a)",
				"CREATE TABLE t (a int CONSTRAINT y UNIQUE); CREATE INDEX j ON t (a)")
			.facts(FactKind.INDEX)).hasSize(1);
	}

	@Test
	void valuesOfEnumsStayWhereTheyStood() throws SQLException {
		Schema kept = kept("CREATE TYPE e AS ENUM ('a', 'b', 'c')", "CREATE TYPE e AS ENUM ('a', 'd', 'c')");
		assertThat(kept.need(FactId.of(FactKind.ENUM_TYPE, "public", "e")).need("labels"))
			.isEqualTo("'a', 'b', 'd', 'c'");
	}

	@Test
	void aPartitionThatStaysFollowsItsTable() throws SQLException {
		String part = "CREATE TABLE gone PARTITION OF p FOR VALUES IN (1)";
		Schema kept = kept("CREATE TABLE p (a int) PARTITION BY LIST (a); " + part,
				"CREATE TABLE p (a bigint, b int DEFAULT 2 NOT NULL) PARTITION BY LIST (a); CREATE INDEX i ON p (b)");
		assertThat(kept.need(TABLE.child(FactKind.COLUMN, List.of("a"))).need("type")).isEqualTo("bigint");
		assertThat(kept.children(TABLE.child(FactKind.COLUMN, List.of("b")))).extracting(FactId::kind)
			.containsExactlyInAnyOrder(FactKind.NOT_NULL, FactKind.DEFAULT);
		assertThat(kept.has(TABLE.child(FactKind.INDEX, List.of("gone_i")))).isTrue();
	}

	@Test
	void aColumnOfAViewGoesWithTheOldView() throws SQLException {
		Schema kept = kept("CREATE VIEW v AS SELECT 1 AS a, 2 AS b", "CREATE VIEW v AS SELECT 1 AS a");
		assertThat(kept.facts(FactKind.COLUMN)).hasSize(1);
	}

	@Test
	void theRestIsDroppedLater() throws SQLException {
		String old = "CREATE TABLE gone (a int); CREATE VIEW v AS SELECT a FROM gone; CREATE TABLE t (a int, b text)";
		try (Workbench subject = new Workbench(PostgresServer.shared().createDatabase());
				Workbench model = new Workbench(PostgresServer.shared().createDatabase())) {
			subject.run(old);
			model.run("CREATE TABLE t (a bigint)");
			Schema kept = Keeping.of(subject.read(), model.read(), List.of());
			subject.run(Planner.plan(subject.read(), kept));
			assertThat(Comparison.of(subject.read(), kept)).isEmpty();
			subject.run(Planner.plan(subject.read(), model.read()));
			assertThat(Comparison.of(subject.read(), model.read())).isEmpty();
		}
	}

	private static Schema kept(String before, String after) throws SQLException {
		try (Workbench one = new Workbench(PostgresServer.shared().createDatabase());
				Workbench other = new Workbench(PostgresServer.shared().createDatabase())) {
			one.run(before);
			other.run(after);
			return Keeping.of(one.read(), other.read(), List.of());
		}
	}

}
