package dev.limbeck.migrate;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.limbeck.LimbeckException;
import dev.limbeck.java.ClassFiles;
import dev.limbeck.java.JavaRevision;
import dev.limbeck.java.ProvidedRevision;
import dev.limbeck.java.Revision;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What a user reads when a revision in Java fails, and what it cannot do.
 */
@ExtendWith(PostgresExtension.class)
class JavaRevisionFailureTests {

	private static final String METHOD = CodeRevision.class.getName() + ".upgrade";

	@TempDir
	private Path folder;

	private RevisionFiles files;

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder).addTables("a");
	}

	@Test
	void anErrorOfTheServerIsTold(PostgresDatabase database) {
		LimbeckException failure = failure(database, CodeRevision.sql("CREATE UNIQUE INDEX ON a (id)",
				"INSERT INTO a VALUES (1)", "INSERT INTO a VALUES (1)"));
		assertThat(failure.code()).isEqualTo("failed-revision");
		assertThat(failure.description()).matches("""
				Running upgrade b, Run code, failed at %s\\.sql\\(CodeRevision\\.java:\\d+\\)\\.
				SQLSTATE 23505: duplicate key value violates unique constraint "a_id_idx"
				Detail: Key \\(id\\)=\\(1\\) already exists\\.
				The revision was rolled back; the database stands at a; this run applied 1 before it\\."""
			.formatted(CodeRevision.class.getName()));
		assertThat(failure.action()).isEqualTo("Correct " + CodeRevision.class.getName() + " and start again.");
		assertThat(failure).hasCauseInstanceOf(SQLException.class);
	}

	@Test
	void nothingOfItIsKeptButTheFailureInTheLog(PostgresDatabase database) {
		failure(database, CodeRevision.sql("INSERT INTO a VALUES (1)", "SELECT 1/0"));
		assertThat(database.query("SELECT count(*) FROM a")).containsExactly("0");
		assertThat(database.query("SELECT revision FROM limbeck_revision")).containsExactly("a");
		assertThat(database.query("SELECT revision || (detail ->> 'sqlstate') || (detail ->> 'place') FROM limbeck_log"
				+ " WHERE event = 'failure'"))
			.singleElement()
			.asString()
			.startsWith("b22012" + CodeRevision.class.getName() + ".sql(CodeRevision.java:");
	}

	@Test
	void anyOtherExceptionIsToldWithItsCauses(PostgresDatabase database) {
		LimbeckException failure = failure(database, new CodeRevision((connection) -> {
			throw new IllegalStateException("no owner", new IOException("unreadable"));
		}));
		assertThat(failure.description()).contains("failed at " + METHOD + "(CodeRevision.java:",
				"\njava.lang.IllegalStateException: no owner\nCaused by java.io.IOException: unreadable\n",
				"The revision was rolled back");
	}

	@Test
	void anErrorOfTheServerIsFoundBehindOthers(PostgresDatabase database) {
		LimbeckException failure = failure(database, new CodeRevision((connection) -> {
			try {
				connection.createStatement().execute("SELECT 1/0");
			}
			catch (SQLException ex) {
				throw new IllegalStateException("wrapped", ex);
			}
		}));
		assertThat(failure.description()).contains("\nSQLSTATE 22012: division by zero\n");
	}

	@Test
	void anErrorInABatchIsThatOfTheServer(PostgresDatabase database) {
		LimbeckException failure = failure(database, new CodeRevision((connection) -> {
			var statement = connection.createStatement();
			statement.addBatch("INSERT INTO a VALUES (1)");
			statement.addBatch("SELECT 1/0");
			statement.executeBatch();
		}));
		assertThat(failure.description()).contains("\nSQLSTATE 22012: division by zero\n");
	}

	@Test
	void anAssertionThatFailsIsToldToo(PostgresDatabase database) {
		LimbeckException failure = failure(database, new CodeRevision((connection) -> {
			throw new AssertionError("three rows expected");
		}));
		assertThat(failure.description()).contains("\njava.lang.AssertionError: three rows expected\n");
	}

	@Test
	void anErrorAtTheCommitSaysSo(PostgresDatabase database) {
		LimbeckException failure = failure(database, CodeRevision
			.sql("CREATE TABLE b (id int UNIQUE DEFERRABLE INITIALLY DEFERRED)", "INSERT INTO b VALUES (1), (1)"));
		assertThat(failure.description()).contains("failed in " + METHOD + " when it was committed.\nSQLSTATE 23505");
		assertThat(database.query("SELECT to_regclass('b')")).containsExactly("null");
	}

	@Test
	void anErrorThatItHidesIsExplained(PostgresDatabase database) {
		LimbeckException failure = failure(database,
				new CodeRevision((connection) -> catchThrowableOfType(SQLException.class,
						() -> connection.createStatement().execute("SELECT 1/0"))));
		assertThat(failure.description()).contains("failed in " + METHOD + ".\nIt returned although one of its")
			.endsWith("The revision was rolled back; the database stands at a; this run applied 1 before it.");
		assertThat(failure.action()).contains("set a savepoint");
	}

	@ParameterizedTest
	@MethodSource("refused")
	void cannotEndTheTransactionNorChangeTheConnection(CodeRevision.Code code, PostgresDatabase database) {
		LimbeckException failure = failure(database, new CodeRevision(code));
		assertThat(failure.description()).contains(" is not for " + METHOD + ": Limbeck has opened the connection",
				"SQLSTATE 2D000");
		assertThat(database.query("SELECT revision FROM limbeck_revision")).containsExactly("a");
	}

	static List<CodeRevision.Code> refused() {
		return List.of(Connection::commit, Connection::rollback, Connection::close,
				(connection) -> connection.abort(Runnable::run), (connection) -> connection.setAutoCommit(true),
				(connection) -> connection.setReadOnly(true), (connection) -> connection.setTypeMap(Map.of()),
				(connection) -> connection.setHoldability(ResultSet.HOLD_CURSORS_OVER_COMMIT),
				(connection) -> connection.setNetworkTimeout(Runnable::run, 1),
				(connection) -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE),
				(connection) -> connection.unwrap(Connection.class).commit(),
				(connection) -> connection.createStatement().getConnection().commit());
	}

	@ParameterizedTest
	@ValueSource(strings = { "COMMIT", "SELECT 1; commit work; SELECT 2", "ROLLBACK", "/* x */ END", "BEGIN",
			"START TRANSACTION", "ABORT", "PREPARE TRANSACTION 'x'" })
	void cannotEndTheTransactionBySql(String sql, PostgresDatabase database) {
		List<CodeRevision.Code> ways = List.of((connection) -> connection.createStatement().execute(sql),
				(connection) -> connection.createStatement().addBatch(sql),
				(connection) -> connection.prepareStatement(sql));
		for (CodeRevision.Code way : ways) {
			assertThat(failure(database, new CodeRevision(way)).description()).contains(" is not for " + METHOD);
		}
	}

	@Test
	void seesATransactionThatItNeedNotBegin(PostgresDatabase database) {
		List<Boolean> seen = new ArrayList<>();
		migrator(database, new CodeRevision((connection) -> {
			connection.setAutoCommit(false);
			seen.add(connection.getAutoCommit());
		})).upgrade();
		assertThat(seen).containsExactly(false);
	}

	@Test
	void aCommitOnTheDriversOwnConnectionIsNoticed(PostgresDatabase database) {
		LimbeckException failure = failure(database, new CodeRevision((connection) -> {
			connection.createStatement().execute("INSERT INTO a VALUES (1)");
			connection.unwrap(BaseConnection.class).commit();
		}));
		assertThat(failure.description()).contains("It ended the transaction that Limbeck had begun")
			.endsWith("What it committed is not rolled back; the ledger may hold the revision as begun.");
		assertThat(database.query("SELECT state FROM limbeck_revision WHERE revision = 'b'"))
			.containsExactly("running");
	}

	@Test
	void whatItThrowsAfterACommitIsToldToo(PostgresDatabase database) {
		LimbeckException failure = failure(database, new CodeRevision((connection) -> {
			connection.unwrap(BaseConnection.class).commit();
			throw new IllegalStateException("no owner");
		}));
		assertThat(failure.description()).matches("""
				Running upgrade b, Run code, failed in %1$s\\.
				It ended the transaction that Limbeck had begun, on the driver's own connection\\.
				It failed at %1$s\\(CodeRevision\\.java:\\d+\\):
				java\\.lang\\.IllegalStateException: no owner
				What it committed is not rolled back; the ledger may hold the revision as begun\\."""
			.formatted(METHOD));
		assertThat(failure).hasCauseInstanceOf(IllegalStateException.class);
	}

	@Test
	void whatItThrowsAfterItClosedTheConnectionIsTold(PostgresDatabase database) {
		LimbeckException failure = failure(database, new CodeRevision((connection) -> {
			connection.unwrap(BaseConnection.class).close();
			throw new IllegalStateException("no owner", new IOException("unreadable"));
		}));
		assertThat(failure.code()).isEqualTo("connection-lost");
		assertThat(failure.description()).contains(
				"the connection was closed while the revision ran; before, its code " + "failed at " + METHOD
						+ "(CodeRevision.java:",
				"): java.lang.IllegalStateException: no owner; Caused by java.io.IOException: unreadable.\n");
		assertThat(failure).hasStackTraceContaining("Suppressed: java.lang.IllegalStateException: no owner");
	}

	@Test
	void aTransactionInThePlaceOfOursIsNoticed(PostgresDatabase database) {
		LimbeckException failure = failure(database, new CodeRevision((connection) -> {
			PGConnection driver = connection.unwrap(PGConnection.class);
			((BaseConnection) driver).rollback();
			connection.createStatement().execute("INSERT INTO a VALUES (1)");
		}));
		assertThat(failure.description()).contains("It ended the transaction");
		assertThat(database.query("SELECT count(*) FROM a")).containsExactly("0");
	}

	@Test
	void theConnectionIsOfNoUseAfterwards(PostgresDatabase database) {
		List<Connection> kept = new ArrayList<>();
		migrator(database, new CodeRevision(kept::add)).upgrade();
		SQLException refusal = catchThrowableOfType(SQLException.class, () -> kept.get(0).createStatement());
		assertThat(refusal.getMessage()).startsWith(METHOD + " has returned");
	}

	@Test
	void aPasswordInItsSqlIsNotShown(PostgresDatabase database) {
		LimbeckException failure = failure(database, CodeRevision.sql("CREATE ROLE r PASSWORD 'S3cr3t' 'S3cr3t'"));
		assertThat(failure.description()).contains("syntax error at or near \"'").doesNotContain("S3cr3t");
		assertThat(failure).hasNoCause();
	}

	@Test
	void aClassThatIsNotOnTheClassPathIsNamedBeforeAnythingRuns(PostgresDatabase database) {
		ClassFiles.copy(this.folder, FailingConstructor.class, FailingInitializer.class);
		Migrator migrator = this.files.builder(database).classLoader(ClassLoader.getPlatformClassLoader()).build();
		LimbeckException failure = catchThrowableOfType(LimbeckException.class, migrator::upgrade);
		assertThat(failure.code()).isEqualTo("missing-class");
		assertThat(failure.description()).contains(
				FailingInitializer.class.getName()
						+ ": revision initializer needs its class, which is not on the class path",
				FailingConstructor.class.getName() + ": revision constructor needs its class");
		assertThat(failure.action()).contains("--classpath");
		assertThat(database.query("SELECT to_regclass('limbeck_revision')")).containsExactly("null");
	}

	@Test
	void objectsThatCannotBeMadeAreToldBeforeAnythingRuns(PostgresDatabase database) {
		ClassFiles.copy(this.folder, FailingConstructor.class, FailingInitializer.class);
		LimbeckException failure = failure(database);
		assertThat(failure.code()).isEqualTo("failed-class");
		assertThat(failure.description()).contains(
				"The object of " + FailingConstructor.class.getName()
						+ ", revision constructor, cannot be made: its constructor failed at "
						+ FailingConstructor.class.getName() + ".<init>(JavaRevisionFailureTests.java:",
				": java.lang.IllegalStateException: no configuration\n",
				"revision initializer, cannot be made: its static initializer failed at ",
				": java.lang.ArithmeticException: / by zero\nNothing was run.");
		assertThat(database.query("SELECT to_regclass('a')")).containsExactly("null");
	}

	@Test
	void aClassWithoutConstructorIsNamed(PostgresDatabase database) {
		ClassFiles.copy(this.folder, NoConstructor.class);
		LimbeckException failure = failure(database);
		assertThat(failure.code()).isEqualTo("no-constructor");
		assertThat(failure.action()).contains("java -jar app.jar limbeck");
	}

	private LimbeckException failure(PostgresDatabase database, JavaRevision revision) {
		return catchThrowableOfType(LimbeckException.class, () -> migrator(database, revision).upgrade());
	}

	private LimbeckException failure(PostgresDatabase database) {
		return catchThrowableOfType(LimbeckException.class, () -> this.files.upgrade(database));
	}

	private Migrator migrator(PostgresDatabase database, JavaRevision revision) {
		return this.files.builder(database).attempts(1).javaRevisions(List.of(ProvidedRevision.of(revision))).build();
	}

	/** Cannot be made without help. */
	@Revision(id = "no", revises = "a")
	static final class NoConstructor extends Nothing {

		NoConstructor(int needed) {
			assertThat(needed).isPositive();
		}

	}

	/** Fails while it is made. */
	@Revision(id = "constructor", revises = "a")
	static final class FailingConstructor extends Nothing {

		FailingConstructor() {
			throw new IllegalStateException("no configuration");
		}

	}

	/** Fails while its class is initialized. */
	@Revision(id = "initializer", revises = "constructor")
	static final class FailingInitializer extends Nothing {

		static final int NUMBER = 1 / Integer.parseInt("0");

	}

	/** Does nothing. */
	abstract static class Nothing implements JavaRevision {

		@Override
		public void upgrade(Connection connection) {
		}

	}

}
