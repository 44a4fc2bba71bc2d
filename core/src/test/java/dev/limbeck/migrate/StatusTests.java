package dev.limbeck.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUnreachableException;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.ledger.LogEntry;
import dev.limbeck.migrate.RevisionStatus.State;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.revision.Symbol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.jdbc.PreferQueryMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A look at every revision, and what it costs.
 */
class StatusTests {

	private static LoggedServer server;

	@TempDir
	private Path folder;

	private PostgresDatabase database;

	private RevisionFiles files;

	@BeforeAll
	static void start() {
		server = LoggedServer.start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@BeforeEach
	void createDatabase() {
		this.database = server.createDatabase();
		this.files = new RevisionFiles(this.folder).addTables("a", "b: a");
	}

	@Test
	void withoutALedgerEverythingIsPending() {
		MigrationStatus status = status();
		assertThat(states(status)).isEqualTo(Map.of("a", State.PENDING, "b", State.PENDING));
		assertThat(status.position().heads()).containsExactly("b");
		assertThat(status.log()).isEmpty();
	}

	@Test
	void theLedgerTellsHowARevisionCameThere() {
		this.files.builder(this.database).application("shop").build().upgrade();
		RevisionStatus status = status().revisions().get(1);
		assertThat(status.revision().id()).isEqualTo("b");
		assertThat(status.row()).isNotNull().satisfies((row) -> {
			assertThat(row.origin()).isEqualTo("upgrade");
			assertThat(row.duration()).isGreaterThanOrEqualTo(Duration.ZERO);
			assertThat(row.appliedBy()).isEqualTo("postgres");
			assertThat(row.application()).isEqualTo("shop");
			assertThat(this.database.query(
					"SELECT floor(extract(epoch FROM applied_at) * 1000) FROM limbeck_revision WHERE revision = 'b'"))
				.containsExactly(Long.toString(row.appliedAt().toEpochMilli()));
		});
	}

	@Test
	void theLogIsNewestFirstAndEndsWhereToldTo() {
		this.files.upgrade(this.database);
		assertThat(this.files.builder(this.database).build().status(50).log()).extracting(LogEntry::revision)
			.containsExactly("b", "a");
		assertThat(this.files.builder(this.database).build().status(1).log()).extracting(LogEntry::revision)
			.containsExactly("b");
	}

	@Test
	void whatOnlyTheLedgerHasIsAhead() {
		this.files.upgrade(this.database);
		this.files.delete("b");
		assertThat(states(status())).isEqualTo(Map.of("a", State.APPLIED, "b", State.AHEAD));
	}

	@Test
	void whatOnlyTheLedgerHasIsMissingIfFilesArePending() {
		this.files.upgrade(this.database);
		this.files.delete("b");
		this.files.addTables("c: a");
		assertThat(states(status())).isEqualTo(Map.of("a", State.APPLIED, "b", State.MISSING, "c", State.PENDING));
	}

	@Test
	void whatTheTargetDoesNotAskForIsHeld() {
		MigrationStatus status = this.files.builder(this.database).target(List.of(Symbol.parse("a"))).build().status(1);
		assertThat(states(status)).isEqualTo(Map.of("a", State.PENDING, "b", State.HELD));
	}

	@ParameterizedTest
	@ValueSource(strings = { "running", "reverting" })
	void theUnfinishedIsAbandonedIfNobodyHoldsTheLock(String state) throws SQLException {
		this.files.upgrade(this.database);
		this.database.execute("UPDATE limbeck_revision SET state = '" + state + "' WHERE revision = 'b'");
		assertThat(status().revisions().get(1).state().code()).isEqualTo(state);
		assertThat(status().abandoned()).containsExactly("b");
		try (Connection other = this.database.connect(); Statement statement = other.createStatement()) {
			statement.execute("SELECT pg_advisory_lock(" + new Ledger("public").lockKey() + ")");
			assertThat(status().abandoned()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aLookSendsOneStatementOverOneConnection(boolean migrated) {
		if (migrated) {
			this.files.upgrade(this.database);
		}
		int before = server.log().size();
		status();
		List<String> lines = server.logSince(before);
		assertThat(lines).filteredOn(
				(line) -> line.contains("connection authorized") && line.contains("database=" + this.database.name()))
			.hasSize(1);
		assertThat(lines)
			.filteredOn((line) -> line.startsWith(this.database.name() + ":") && line.contains("statement:"))
			.hasSize(1);
		assertThat(lines).noneMatch((line) -> line.contains("ERROR"));
	}

	@Test
	void afterAStartLooksReadNoFile() {
		Migrator migrator = this.files.builder(this.database).build();
		migrator.upgrade();
		this.files.delete("a");
		this.files.delete("b");
		assertThat(states(migrator.status(50))).isEqualTo(Map.of("a", State.APPLIED, "b", State.APPLIED));
		assertThat(migrator.inspect().position().unknown()).isEmpty();
		assertThat(migrator.observe().position().heads()).containsExactly("b");
	}

	@Test
	void aStartThatFailsHasReadTheFilesToo() {
		Migrator migrator = this.files.add("c: b", "SELECT 1/0;").builder(this.database).build();
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(migrator::upgrade);
		this.files.delete("c");
		assertThat(states(migrator.status(1))).containsEntry("c", State.PENDING);
	}

	@Test
	void looksWithoutAStartReadTheFilesOnce() {
		CountedReads reads = new CountedReads(this.files);
		Migrator migrator = this.files.builder(this.database).build().reading(reads);
		assertThat(states(migrator.status(50))).isEqualTo(states(migrator.status(0)));
		migrator.inspect();
		migrator.observe();
		assertThat(reads.count()).isEqualTo(1);
	}

	@Test
	void filesThatCouldNotBeReadAreReadAgainByTheNextRunOnly() {
		CountedReads reads = new CountedReads(this.files.write("c.sql", "no header"));
		Migrator migrator = this.files.builder(this.database).build().reading(reads);
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> migrator.status(1));
		this.files.delete("c");
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(migrator::inspect).withMessageContaining("c.sql");
		assertThat(reads.count()).isEqualTo(1);
		migrator.upgrade();
		assertThat(states(migrator.status(1))).isEqualTo(Map.of("a", State.APPLIED, "b", State.APPLIED));
		assertThat(reads.count()).isEqualTo(2);
	}

	@Test
	void aBorrowedConnectionIsPutBackAsItWas() throws SQLException {
		this.files.upgrade(this.database);
		DataSource pool = PoolOfOne.to(this.database);
		Migrator migrator = this.files.builder(Connector.to(pool)).build();
		assertThat(states(migrator.status(50))).isEqualTo(states(migrator.status(50)));
		try (Connection connection = pool.getConnection()) {
			assertThat(connection.getAutoCommit()).isTrue();
			assertThat(connection.getNetworkTimeout()).isZero();
			assertThat(connection.unwrap(PgConnection.class).getPreferQueryMode()).isEqualTo(PreferQueryMode.EXTENDED);
		}
	}

	@Test
	void aNewerLedgerIsRefused() {
		this.files.upgrade(this.database);
		this.database.execute("COMMENT ON TABLE limbeck_revision IS 'limbeck ledger 2'");
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(this::status)
			.satisfies((failure) -> assertThat(failure.description()).contains("limbeck ledger 2"));
	}

	@Test
	void aRoleWithoutSelectIsToldTheGrant() {
		this.files.upgrade(this.database);
		this.database.execute("CREATE ROLE reader" + this.database.name() + " LOGIN");
		String url = this.database.url("reader" + this.database.name(), "any");
		Migrator migrator = this.files.builder(url).build();
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> migrator.status(50))
			.satisfies((failure) -> assertThat(failure.action()).contains("GRANT", "SELECT"));
	}

	@Test
	void whoReadsNothingOfTheLogNeedsNoPrivilegeOnIt() {
		this.files.upgrade(this.database);
		String role = "no_log_" + this.database.name();
		this.database.execute("CREATE ROLE " + role + " LOGIN; GRANT SELECT ON limbeck_revision TO " + role);
		Migrator migrator = this.files.builder(this.database.url(role, "any")).build();
		assertThat(migrator.status(0).position().current()).containsExactly("b");
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> migrator.status(1));
	}

	@Test
	void theRoleThatIsGrantedToIsTheOneWhosePrivilegesCount() {
		this.files.upgrade(this.database);
		String name = this.database.name();
		this.database.execute("CREATE ROLE acting_" + name + "; CREATE ROLE login_" + name + " LOGIN; GRANT acting_"
				+ name + " TO login_" + name + "; ALTER ROLE login_" + name + " SET role = acting_" + name);
		Migrator migrator = this.files.builder(this.database.url("login_" + name, "any")).build();
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> migrator.status(50)).satisfies((failure) -> {
			assertThat(failure.action()).contains("TO \"acting_" + name + "\"");
			assertThat(failure.sqlState()).isEqualTo("42501");
		});
	}

	@Test
	void aSessionThatEndsBeforeItHasAnsweredIsAnUnreachableDatabase() {
		Migrator migrator = this.files.builder(new EndingConnector(this.database)).build();
		assertThatExceptionOfType(DatabaseUnreachableException.class).isThrownBy(() -> migrator.status(50));
	}

	private MigrationStatus status() {
		return this.files.builder(this.database).build().status(50);
	}

	private static Map<String, State> states(MigrationStatus status) {
		return status.revisions()
			.stream()
			.collect(Collectors.toMap((revision) -> revision.revision().id(), RevisionStatus::state));
	}

	/**
	 * Opens connections whose sessions are ended at once.
	 *
	 * @param database what it connects to
	 */
	record EndingConnector(PostgresDatabase database) implements Connector {

		@Override
		public Connection connect(Duration timeout) throws SQLException {
			Connection connection = this.database.connect();
			this.database.query(
					"SELECT pg_terminate_backend(" + connection.unwrap(PgConnection.class).getBackendPID() + ", 5000)");
			return connection;
		}

		@Override
		public String description() {
			return "nowhere";
		}

	}

}
