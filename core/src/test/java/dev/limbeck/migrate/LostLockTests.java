package dev.limbeck.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.migrate.MigrationCommand.Stamp;
import dev.limbeck.postgres.Altered;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.postgres.ProtocolFault;
import dev.limbeck.postgres.ProtocolProxy;
import dev.limbeck.postgres.Way;
import dev.limbeck.revision.Symbol;
import dev.limbeck.session.Session;
import dev.limbeck.step.AppliedStep;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A script may release the migration lock. Whoever takes it then migrates, and the run
 * that lost it waits and plans anew.
 */
@ExtendWith(PostgresExtension.class)
class LostLockTests {

	private static final String LOG = "SELECT event || ' ' || revision FROM limbeck_log ORDER BY id";

	private static final String ONE_BY_ONE = "-- @transaction none\nINSERT INTO a VALUES (1);\n"
			+ "SELECT pg_advisory_unlock_all();\nINSERT INTO a VALUES (2);";

	@TempDir
	private Path folder;

	private RevisionFiles files;

	private final PassingClock clock = new PassingClock();

	private final CompletableFuture<Connection> other = new CompletableFuture<>();

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder).addTables("a");
	}

	@Test
	void aRunThatLostTheLockWaitsForItAndGoesOn(PostgresDatabase database) {
		this.files.addTables("b: a", "c: b");
		this.clock.onSleep(3, () -> this.other.join().close());
		assertThat(losingOnce(database).upgrade().steps()).extracting(AppliedStep::revision)
			.containsExactly("a", "b", "c");
		assertThat(this.clock.passed()).isPositive();
		assertThat(database.query(LOG)).containsExactly("upgrade a", "upgrade b", "upgrade c");
	}

	@Test
	void aScriptThatReleasesTheLockDoesNotLoseIt(PostgresDatabase database) {
		this.files.add("b: a", "SELECT pg_advisory_unlock_all();").addTables("c: b");
		assertThat(besides(database).upgrade().steps()).extracting(AppliedStep::revision)
			.containsExactly("a", "b", "c");
		assertThat(this.clock.passed()).isZero();
	}

	@Test
	void itPlansAnewWhatTheOtherOneHasLeft(PostgresDatabase database) {
		this.files.addTables("b: a", "c: b", "d: c");
		this.clock.onSleep(3, () -> {
			this.other.join().close();
			this.files.builder(database).target(List.of(Symbol.parse("c"))).build().upgrade();
		});
		assertThat(losingOnce(database).upgrade().steps()).extracting(AppliedStep::revision).containsExactly("d");
		assertThat(database.query(LOG)).containsExactly("upgrade a", "upgrade b", "upgrade c", "upgrade d");
	}

	@Test
	void betweenStatementsThatRunOneByOneItGoesOnWhereItWas(PostgresDatabase database) {
		this.files.add("b: a", ONE_BY_ONE);
		this.clock.onSleep(3, () -> this.other.join().close());
		assertThat(besides(database).upgrade().steps()).extracting(AppliedStep::revision).containsExactly("a", "b");
		assertThat(this.clock.passed()).isPositive();
		assertThat(database.query("SELECT id FROM a ORDER BY id")).containsExactly("1", "2");
		assertThat(database.query(LOG)).containsExactly("upgrade a", "upgrade b");
	}

	@Test
	void whatTheOtherOneFinishesIsNotDoneAgain(PostgresDatabase database) {
		this.files.add("b: a", ONE_BY_ONE);
		this.clock.onSleep(3, () -> {
			this.other.join().close();
			this.files.upgrade(database);
		});
		assertThat(besides(database).upgrade().steps()).extracting(AppliedStep::revision).containsExactly("a");
		assertThat(database.query("SELECT id FROM a ORDER BY id")).containsExactly("1", "2");
	}

	@Test
	void whatTheOtherOneHasDoneMeanwhileIsNotDoneAgain(PostgresDatabase database) {
		this.files.addTables("b: a", "c: b", "d: c");
		this.clock.onSleep(3, () -> {
			this.other.join().close();
			this.files.upgrade(database);
		});
		assertThat(losingOnce(database).upgrade().steps()).isEmpty();
		assertThat(database.query(LOG)).containsExactly("upgrade a", "upgrade b", "upgrade c", "upgrade d");
	}

	@Test
	void norBetweenStatementsThatRunOneByOne(PostgresDatabase database, PostgresDatabase reference) {
		this.files.add("b: a", ONE_BY_ONE);
		try (ProtocolProxy proxy = ProtocolProxy.to(database)) {
			this.files.builder(proxy.url(reference)).build().upgrade();
			proxy.awaitClosed();
			// Behind it the end of the step, the unlock and the end of the session.
			long lastStatement = proxy.messages(Way.TO_SERVER) - 3;
			proxy.reset();
			proxy.inject(ProtocolFault.blackHoleAfter(lastStatement).counting(Way.TO_SERVER).undelivered());
			CompletableFuture<MigrationReport> overtaken = CompletableFuture
				.supplyAsync(() -> this.files.builder(proxy.url(database)).build().upgrade());
			Awaitility.await().until(() -> proxy.faults() == 1);
			this.files.upgrade(database);
			proxy.heal();
			assertThat(overtaken.join().steps()).extracting(AppliedStep::revision).containsExactly("a");
		}
		assertThat(database.query("SELECT id FROM a ORDER BY id")).containsExactly("1", "2");
		assertThat(database.query(LOG)).containsExactly("upgrade a", "upgrade b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "stamp", "rechecksum", "repair" })
	void whatOnlyWritesTheLedgerIsToldWhoHasTheLock(String command, PostgresDatabase database) {
		this.files.upgrade(database);
		this.files.add("a", "CREATE TABLE a (id bigint);").addTables("b: a");
		List<String> ledger = LedgerSnapshot.of(database);
		Migrator migrator = this.files.builder(losing(database)).build();
		LimbeckException failure = catchThrowableOfType(LimbeckException.class, () -> run(command, migrator, database));
		assertThat(failure.code()).isEqualTo("ledger-refused");
		assertThat(failure.description()).isEqualTo(
				"The ledger was not changed: the migration lock is held by another " + "session (SQLSTATE LM001).");
		assertThat(failure.action()).contains("Let it finish, and start again");
		assertThat(LedgerSnapshot.of(database)).isEqualTo(ledger);
	}

	private void run(String command, Migrator migrator, PostgresDatabase database) {
		switch (command) {
			case "stamp" -> migrator.run(new Stamp(List.of(Symbol.parse("b")), false), PlanReview.ACCEPT);
			case "rechecksum" -> migrator.rechecksum(List.of(Symbol.parse("a")));
			default -> {
				database.execute("ALTER TABLE limbeck_script ALTER applied_at DROP DEFAULT");
				migrator.repairLedger(this.files.builder(database).build().examineLedger());
			}
		}
	}

	private Migrator losingOnce(PostgresDatabase database) {
		return this.files.builder(losing(database)).time(this.clock, new Random(1)).build();
	}

	// As soon as the session has the lock another one takes it away.
	private Connector losing(PostgresDatabase database) {
		Connector connector = Connector.to(DatabaseUrl.parse(database.url()));
		return new Connector() {
			@Override
			public Connection connect(Duration timeout) throws SQLException {
				Connection connection = connector.connect(timeout);
				return Altered.of(Connection.class, connection, "createStatement", (call) -> {
					if (!LostLockTests.this.other.isDone() && released(connection)) {
						LostLockTests.this.other.complete(take(database));
					}
					return call.run();
				});
			}

			@Override
			public String description() {
				return connector.description();
			}
		};
	}

	private static boolean released(Connection connection) throws SQLException {
		return new Session(connection).queryOne("SELECT pg_advisory_unlock(" + new Ledger("public").lockKey() + ")",
				(row) -> row.getBoolean(1));
	}

	// Somebody else stands in line from the moment the lock is taken.
	private Migrator besides(PostgresDatabase database) {
		return this.files.builder(database).time(this.clock, new Random(1)).listener(new MigrationListener() {
			@Override
			public void lockTaken(Duration waited) {
				if (!LostLockTests.this.other.isDone()) {
					standInLine(database);
				}
			}
		}).build();
	}

	private void standInLine(PostgresDatabase database) {
		CompletableFuture.supplyAsync(() -> take(database)).thenAccept(this.other::complete);
		Awaitility.await()
			.until(() -> database
				.query("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'advisory'"
						+ " AND datname = current_database()")
				.contains("1"));
	}

	private static Connection take(PostgresDatabase database) {
		try {
			Connection connection = database.connect();
			new Session(connection).execute("SELECT pg_advisory_lock(" + new Ledger("public").lockKey() + ")");
			return connection;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
