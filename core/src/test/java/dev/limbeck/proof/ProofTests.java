package dev.limbeck.proof;

import java.sql.SQLException;
import java.util.List;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.proof.ProofReport.Problem;
import dev.limbeck.proof.ProofReport.Stage;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.SchemaReader;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import dev.limbeck.session.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Proof}: what is sound is proven, and what is not is found out.
 */
@ExtendWith(PostgresExtension.class)
class ProofTests {

	private static final String OLD = "CREATE TABLE t (a int PRIMARY KEY, b text NOT NULL, c int DEFAULT 1)";

	private static final String NEW = OLD + "; CREATE INDEX i ON t (b); COMMENT ON TABLE t IS 'things'";

	private static final String THERE = "CREATE INDEX i ON t (b); COMMENT ON TABLE t IS 'things'";

	private static final String BACK = "DROP INDEX i; COMMENT ON TABLE t IS NULL";

	private final ScratchServer scratch;

	ProofTests(PostgresDatabase database) {
		this.scratch = ScratchServers.beside(Connector.to(DatabaseUrl.parse(database.url())));
	}

	@AfterEach
	void close() {
		this.scratch.close();
	}

	@Test
	void aPlanIsProvenWithRows() throws SQLException {
		ProofReport report = new Proof(this.scratch, schema(OLD), schema(NEW), null).run(List.of());
		assertThat(report.problems()).isEmpty();
		assertThat(report.tables()).isOne();
	}

	@Test
	void aColumnKeepsItsValuesWhenItsTableInheritsIt() throws SQLException {
		Schema before = schema("CREATE TABLE a (x int); CREATE TABLE b (y int, e int NOT NULL) INHERITS (a)");
		Schema after = schema("CREATE TABLE a (x int, e int NOT NULL); CREATE TABLE b (y int) INHERITS (a)");
		assertThat(new Proof(this.scratch, before, after, "INSERT INTO b VALUES (1, 2, 3), (4, 5, 6)").run(List.of())
			.problems()).isEmpty();
	}

	@Test
	void aSoundChangeIsProven() throws SQLException {
		assertThat(prove(THERE, BACK)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					DELETE FROM t WHERE a = (SELECT min(a) FROM t)                                        | rows are gone
					UPDATE t SET b = 'x'                                                                  | values are not the same
					UPDATE t SET c = NULL                                                                 | values are gone
					ALTER TABLE t DROP COLUMN c; ALTER TABLE t ADD COLUMN c int DEFAULT 1                 | values are gone
					ALTER TABLE t ALTER c TYPE bigint; ALTER TABLE t ALTER c TYPE int                     | are written anew
					""")
	void whatHappensToRowsIsFoundOut(String sabotage, String description) throws SQLException {
		assertThat(prove(THERE + ";" + sabotage, BACK))
			.allSatisfy((problem) -> assertThat(problem.stage()).isEqualTo(Stage.ROWS))
			.anySatisfy((problem) -> assertThat(problem.description()).contains(description));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			CREATE INDEX i ON t (b)                                             | comment table.public.t is missing
			COMMENT ON TABLE t IS 'things'                                      | index public.t.i is missing
			CREATE TABLE u ()                                                   | table public.u is left over
			CREATE INDEX i ON t (c); COMMENT ON TABLE t IS 'things'             | index public.t.i is {
			SELECT 1/0                                                          | division by zero
			""")
	void whatLeadsElsewhereIsFoundOut(String there, String description) throws SQLException {
		assertThat(prove(there, BACK)).anySatisfy((problem) -> {
			assertThat(problem.stage()).isEqualTo(Stage.THERE);
			assertThat(problem.description()).contains(description);
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			DROP INDEX i                                                        | comment table.public.t is left over
			DROP TABLE t                                                        | table public.t is missing
			DROP INDEX j                                                        | does not exist
			""")
	void aWrongWayBackIsFoundOut(String back, String description) throws SQLException {
		assertThat(prove(THERE, back)).anySatisfy((problem) -> {
			assertThat(problem.stage()).isEqualTo(Stage.BACK);
			assertThat(problem.description()).contains(description);
		});
	}

	@Test
	void rowsMayBeGiven() throws SQLException {
		Schema before = schema("CREATE TABLE t (a text)");
		Proof proof = new Proof(this.scratch, before, schema("CREATE TABLE t (a int)"),
				"INSERT INTO t VALUES ('none')");
		assertThat(proof.run(List.of()).problems()).first()
			.extracting(Problem::description)
			.asString()
			.contains("\"none\"");
	}

	private List<Problem> prove(String there, String back) throws SQLException {
		return new Proof(this.scratch, schema(OLD), schema(NEW), null).run(new Script(there, back)).problems();
	}

	private Schema schema(String sql) throws SQLException {
		try (ScratchDatabase database = this.scratch.create(); var connection = database.open()) {
			Session session = new Session(connection);
			session.execute(sql);
			return new SchemaReader(this.scratch.version()).read(session).ofUsers();
		}
	}

	private record Script(String there, String back) implements ProvenChange {

		@Override
		public void apply(Session session) throws SQLException {
			session.execute(this.there);
		}

		@Override
		public void revert(Session session) throws SQLException {
			session.execute(this.back);
		}

		@Override
		public boolean isLost(String schema, String table, String column) {
			return false;
		}

		@Override
		public boolean isRewritten(String schema, String table) {
			return false;
		}

	}

}
