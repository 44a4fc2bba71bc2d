package dev.limbeck.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.connect.DatabaseWait;
import dev.limbeck.connect.Reached;
import dev.limbeck.connect.ServerState;
import dev.limbeck.connect.ServerState.Mode;
import dev.limbeck.java.ProvidedRevision;
import dev.limbeck.log.CapturedLog;
import dev.limbeck.postgres.Altered;
import dev.limbeck.postgres.Altered.Alteration;
import dev.limbeck.postgres.Altered.Call;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Symbol;
import dev.limbeck.session.MigrationSession;
import dev.limbeck.session.Session;
import dev.limbeck.step.RevisionTries;
import dev.limbeck.step.RunningStep;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What fails while a connection is closed, a transaction rolled back or a lock released
 * never takes the place of what went wrong before, and no error leaves a connection open.
 */
@ExtendWith(PostgresExtension.class)
class FirstErrorTests {

	private static final Alteration FAILING_CLOSE = (close) -> {
		close.run();
		throw new SQLException("it does not close");
	};

	private static final List<Symbol> HEADS = List.of(Symbol.parse("heads"));

	@RegisterExtension
	private final CapturedLog log = new CapturedLog(MigrationSession.class, Level.WARN);

	@RegisterExtension
	private final CapturedLog waitLog = new CapturedLog(DatabaseWait.class, Level.INFO);

	@TempDir
	private Path folder;

	private RevisionFiles files;

	private final List<Connection> opened = new ArrayList<>();

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder).addTables("a");
	}

	@Test
	void aServerIsRefusedAlthoughItsConnectionDoesNotClose(PostgresDatabase database) throws SQLException {
		Connection connection = Altered.of(Connection.class, database.connect(), "close", FAILING_CLOSE);
		Reached old = reached(connection, 130_000);
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> MigrationSession.open(old, "limbeck", false))
			.satisfies((failure) -> assertThat(failure.code()).isEqualTo("unsupported-server"))
			.satisfies((failure) -> assertThat(failure.getSuppressed()).hasSize(1));
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> MigrationSession.openToAsk(old));
		assertThat(connection.isClosed()).isTrue();
	}

	@Test
	void anErrorWhileASessionBeginsLeavesNoConnectionOpen(PostgresDatabase database) throws SQLException {
		Connector connector = connector(database, "getAutoCommit", (call) -> {
			throw new InternalError("no memory");
		});
		Reached reached = reached(connector.connect(Duration.ofSeconds(5)), 180_000);
		assertThat(catchThrowable(() -> MigrationSession.open(reached, "limbeck", false))).hasMessage("no memory");
		assertNoneIsOpen();
		Reached another = reached(connector.connect(Duration.ofSeconds(5)), 180_000);
		assertThat(catchThrowable(() -> MigrationSession.openToAsk(another))).hasMessage("no memory");
		assertNoneIsOpen();
	}

	@Test
	void anErrorOfAListenerLeavesNoConnectionOpen(PostgresDatabase database) throws SQLException {
		MigrationListener listener = new MigrationListener() {
			@Override
			public void reached(String where, int attempts, Duration waited) {
				throw new InternalError("no memory");
			}
		};
		Migrator migrator = this.files.builder(connector(database, "none", (call) -> null)).listener(listener).build();
		assertThat(catchThrowable(migrator::upgrade)).hasMessage("no memory");
		assertNoneIsOpen();
	}

	@Test
	void anErrorOfTheLogLeavesNoConnectionOpen(PostgresDatabase database) throws SQLException {
		Migrator migrator = this.files.builder(connector(database, "none", (call) -> null)).build();
		Logger logger = (Logger) LoggerFactory.getLogger(DatabaseWait.class);
		Appender<ILoggingEvent> appender = new AppenderBase<>() {
			@Override
			protected void append(ILoggingEvent event) {
				throw new InternalError("no memory");
			}
		};
		appender.start();
		logger.addAppender(appender);
		assertThat(catchThrowable(migrator::upgrade)).hasMessage("no memory");
		logger.detachAppender(appender);
		assertNoneIsOpen();
	}

	@Test
	void anErrorOfAStatementIsToldAlthoughItDoesNotClose(PostgresDatabase database) throws SQLException {
		Connector connector = connector(database, "createStatement",
				(call) -> Altered.of(Statement.class, statement(call), "close", (close) -> {
					throw new SQLException("it does not close");
				}));
		try (Connection connection = connector.connect(Duration.ofSeconds(5))) {
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> new Session(connection).execute("SELECT 1/0"))
				.satisfies((failure) -> assertThat(failure.getSQLState()).isEqualTo("22012"))
				.satisfies((failure) -> assertThat(failure.getSuppressed()).hasSize(1));
		}
	}

	@Test
	void aStatementThatCannotBeMadeReadyIsClosed(PostgresDatabase database) throws SQLException {
		AtomicBoolean closed = new AtomicBoolean();
		Connector connector = connector(database, "createStatement",
				(call) -> Altered.of(Statement.class, Altered.of(Statement.class, statement(call), "close", (close) -> {
					closed.set(true);
					return close.run();
				}), "setEscapeProcessing", (ignored) -> {
					throw new SQLException("no such option");
				}));
		try (Connection connection = connector.connect(Duration.ofSeconds(5))) {
			assertThat(catchThrowable(() -> new Session(connection).execute("SELECT 1"))).hasMessage("no such option");
		}
		assertThat(closed).isTrue();
	}

	@Test
	void whatARevisionInJavaHasThrownIsToldAlthoughTheRollbackFails(PostgresDatabase database) {
		CodeRevision revision = new CodeRevision((connection) -> {
			try (Statement statement = connection.createStatement()) {
				statement.execute("SELECT 1/0");
			}
			catch (SQLException ex) {
				throw new IllegalStateException("no owner");
			}
		});
		LimbeckException failure = failure(this.files.builder(connector(database, "createStatement", unlessFailed()))
			.attempts(1)
			.javaRevisions(List.of(ProvidedRevision.of(revision))));
		assertThat(failure.code()).isEqualTo("failed-revision");
		assertThat(failure.description()).contains("no owner");
		assertThat(failure.getCause()).isNotNull()
			.satisfies((cause) -> assertThat(cause.getSuppressed()).extracting(Throwable::getMessage)
				.containsExactly("it does not roll back"));
	}

	@Test
	void whatASqlRevisionFailedOfIsToldWithTheRollbackThatFails(PostgresDatabase database) {
		this.files.add("b: a", "SELECT 1/0;");
		LimbeckException failure = failure(this.files.builder(connector(database, "createStatement", unlessFailed())));
		assertThat(failure.sqlState()).isEqualTo("22012");
		assertThat(failure.getCause()).isNotNull()
			.satisfies((cause) -> assertThat(cause.getSuppressed()).extracting(Throwable::getMessage)
				.containsExactly("it does not roll back"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "22012", "55P03" })
	void neitherItNorItsTrialIsHiddenByAPoolThatCannotRollBack(String sqlState, PostgresDatabase database) {
		this.files.add("b: a", raising(sqlState));
		Migrator migrator = this.files.builder(connector(database, "createStatement", unlessFailed(() -> {
			throw new IllegalStateException("the pool is gone");
		}))).build();
		for (Runnable run : List.<Runnable>of(() -> migrator.tryUpgrade(HEADS), migrator::upgrade)) {
			LimbeckException failure = catchThrowableOfType(LimbeckException.class, run::run);
			assertThat(failure.sqlState()).isEqualTo(sqlState);
			assertThat(suppressed(failure)).contains("the pool is gone");
		}
	}

	@Test
	void whatIsAskedAfterAFailureDoesNotHideIt(PostgresDatabase database) {
		String duplicates = "CREATE TABLE b (id int UNIQUE DEFERRABLE INITIALLY DEFERRED); INSERT INTO b VALUES (1), (1)";
		LimbeckException atCommit = failure(
				unanswered(database).javaRevisions(List.of(ProvidedRevision.of(CodeRevision.sql(duplicates)))));
		assertThat(atCommit.description()).contains("when it was committed.\nSQLSTATE 23505");
		assertThat(suppressed(atCommit)).containsExactly("no answer");
		this.files.add("b: a", duplicates + ";");
		LimbeckException inSql = failure(unanswered(database));
		assertThat(inSql.sqlState()).isEqualTo("23505");
		assertThat(suppressed(inSql)).containsExactly("no answer");
		this.files.add("b: a", raising("40P01"));
		assertThat(failure(unanswered(database)).sqlState()).isEqualTo("40P01");
	}

	// As soon as b has begun the server answers no question outside of transactions.
	private MigratorBuilder unanswered(PostgresDatabase database) {
		AtomicBoolean begun = new AtomicBoolean();
		Alteration refused = (question) -> {
			if (begun.get() && states().noneMatch(TransactionState.OPEN::equals)) {
				throw new SQLException("no answer", "42501");
			}
			return question.run();
		};
		return this.files
			.builder(connector(database, "createStatement",
					(call) -> Altered.of(Statement.class, statement(call), "executeQuery", refused)))
			.time(new PassingClock(), new Random(1))
			.tries(new RevisionTries(2, RevisionTries.DEFAULT.pauses()))
			.listener(new MigrationListener() {
				@Override
				public void stepStarted(RunningStep step) {
					begun.set(step.revision().equals("b"));
				}
			});
	}

	private static String raising(String sqlState) {
		return "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '" + sqlState
				+ "', DETAIL = 'Process 11 waits for 12, and 12 for 11'; END $$;";
	}

	@Test
	void whatSucceededDoesNotFailBecauseTheConnectionDoesNotClose(PostgresDatabase database) throws SQLException {
		Migrator migrator = this.files.builder(connector(database, "close", FAILING_CLOSE)).build();
		assertThat(migrator.upgrade().steps()).hasSize(1);
		assertThat(migrator.observe().steps()).isEmpty();
		assertThat(migrator.status(0).revisions()).hasSize(1);
		assertThat(this.log.messages()).hasSize(3)
			.containsOnly("When the connection was given back: it does not close");
		assertNoneIsOpen();
	}

	@Test
	void aFailedRevisionIsToldAlthoughTheLockIsNotReleased(PostgresDatabase database) {
		this.files.add("b: a", "SELECT 1/0;");
		AtomicBoolean failed = new AtomicBoolean();
		MigrationListener listener = new MigrationListener() {
			@Override
			public void stepFailed(RunningStep step, @Nullable String sqlState, LimbeckException failure) {
				failed.set(true);
			}
		};
		LimbeckException failure = failure(this.files.builder(connector(database, "isClosed", (call) -> {
			if (failed.get()) {
				throw new IllegalStateException("the pool is gone");
			}
			return call.run();
		})).listener(listener));
		assertThat(failure.sqlState()).isEqualTo("22012");
	}

	@Test
	void aRefusedPrivilegeIsToldAlthoughTheRoleCannotBeAsked(PostgresDatabase database) {
		this.files.upgrade(database);
		Connector role = ReadingRole.create(database).may("GRANT USAGE ON SCHEMA public TO %s").connector();
		AtomicInteger statements = new AtomicInteger();
		Migrator migrator = this.files.builder(connector(role, "createStatement", (call) -> {
			if (statements.getAndIncrement() > 0) {
				throw new SQLException("it is gone", "08006");
			}
			return call.run();
		})).build();
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> migrator.status(0))
			.satisfies((failure) -> assertThat(failure.sqlState()).isEqualTo("42501"));
	}

	// No statement is sent in a transaction that can only be rolled back.
	private Alteration unlessFailed() {
		return unlessFailed(() -> {
			throw new SQLException("it does not roll back", "08006");
		});
	}

	private Alteration unlessFailed(Call otherwise) {
		return (call) -> states().anyMatch(TransactionState.FAILED::equals) ? otherwise.run() : call.run();
	}

	private Stream<TransactionState> states() throws SQLException {
		List<TransactionState> states = new ArrayList<>();
		for (Connection connection : this.opened) {
			if (!connection.isClosed()) {
				states.add(connection.unwrap(BaseConnection.class).getTransactionState());
			}
		}
		return states.stream();
	}

	private static List<String> suppressed(LimbeckException failure) {
		return Arrays.stream(Objects.requireNonNull(failure.getCause()).getSuppressed())
			.map(Throwable::getMessage)
			.toList();
	}

	private static Statement statement(Call call) throws Throwable {
		return (Statement) Objects.requireNonNull(call.run());
	}

	private void assertNoneIsOpen() throws SQLException {
		assertThat(this.opened).isNotEmpty();
		for (Connection connection : this.opened) {
			assertThat(connection.isClosed()).isTrue();
		}
	}

	private static LimbeckException failure(MigratorBuilder builder) {
		return catchThrowableOfType(LimbeckException.class, () -> builder.build().upgrade());
	}

	private static Reached reached(Connection connection, int version) throws SQLException {
		int pid = connection.unwrap(BaseConnection.class).getBackendPID();
		ServerState server = new ServerState(Mode.WRITABLE, pid, "shop", "postgres", "postgres", version);
		return new Reached(connection, server, "db:5432/shop", 1, Duration.ZERO);
	}

	private Connector connector(PostgresDatabase database, String method, Alteration alteration) {
		return connector(Connector.to(DatabaseUrl.parse(database.url())), method, alteration);
	}

	private Connector connector(Connector connector, String method, Alteration alteration) {
		return new Connector() {
			@Override
			public Connection connect(Duration timeout) throws SQLException {
				Connection connection = connector.connect(timeout);
				FirstErrorTests.this.opened.add(connection);
				return Altered.of(Connection.class, connection, method, alteration);
			}

			@Override
			public String description() {
				return connector.description();
			}
		};
	}

}
