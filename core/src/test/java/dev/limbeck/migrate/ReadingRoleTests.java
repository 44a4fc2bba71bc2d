package dev.limbeck.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.postgres.PostgresServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What a role can do that may only read the ledger, and what it is told if it may not
 * even do that.
 */
@ExtendWith(PostgresExtension.class)
class ReadingRoleTests {

	private static final Map<String, Consumer<Migrator>> LOOKS = Map.of("verify", Migrator::verify, "await",
			Migrator::await, "observe", Migrator::observe, "inspect", Migrator::inspect, "plan",
			(migrator) -> migrator.plan(MigrationCommand.Upgrade.TO_HEADS), "log", (migrator) -> migrator.log(10),
			"status", (migrator) -> migrator.status(10), "upgrade", Migrator::upgrade);

	@TempDir
	private Path folder;

	private RevisionFiles files;

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder).addTables("a", "b: a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "verify", "await", "observe", "inspect", "plan", "log", "status", "upgrade" })
	void selectOnTheLedgerIsEnough(String look, PostgresDatabase database) {
		this.files.upgrade(database);
		run(look, ReadingRole.create(database).mayRead().connector());
	}

	@ParameterizedTest
	@ValueSource(strings = { "verify", "await", "upgrade" })
	void aRoleWhoseTransactionsAreReadOnlyMayLook(String look, PostgresDatabase database) {
		this.files.upgrade(database);
		ReadingRole role = ReadingRole.create(database).mayRead();
		role.may("ALTER ROLE %s SET default_transaction_read_only = on");
		if (look.equals("upgrade")) {
			assertThat(failure(look, role).code()).isEqualTo("database-read-only");
		}
		else {
			run(look, role.connector());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "verify", "await", "observe", "inspect", "plan", "log" })
	void whoMayNotReadTheLedgerIsToldTheGrantForReading(String look, PostgresDatabase database) {
		this.files.upgrade(database);
		ReadingRole role = ReadingRole.create(database);
		role.may("GRANT USAGE ON SCHEMA public TO %s");
		LimbeckException failure = failure(look, role);
		assertThat(failure.code()).isEqualTo("missing-privilege");
		assertThat(failure.action()).isEqualTo(
				"As the owner of the schema and its tables, or a superuser, run: GRANT USAGE ON SCHEMA \"public\" TO %s; "
					.formatted(role.quoted())
						+ "GRANT SELECT (%s) ON \"public\".limbeck_revision TO %s; GRANT SELECT ON \"public\".limbeck_log TO %s;"
							.formatted(ReadingRole.COLUMNS, role.quoted(), role.quoted()));
		role.run(failure);
		run(look, role.connector());
	}

	@ParameterizedTest
	@ValueSource(strings = { "verify", "await", "observe", "inspect", "plan", "log", "upgrade" })
	void whoMayNotUseTheSchemaIsToldTheGrant(String look, PostgresDatabase database) {
		String schema = "Our \"ledger\"";
		this.files.builder(database).ledgerSchema(schema).build().upgrade();
		ReadingRole role = ReadingRole.create(database);
		LimbeckException failure = catchThrowableOfType(LimbeckException.class,
				() -> look(look, builder(role.connector()).ledgerSchema(schema).build()));
		assertThat(failure.description()).doesNotContain("s3cret").contains("permission denied for schema");
		assertThat(role.run(failure)).contains("\"Our \"\"ledger\"\"\".limbeck_revision", role.quoted());
		look(look, builder(role.connector()).ledgerSchema(schema).build());
	}

	@Test
	void whoMayNotSeeTheSqlIsToldWhatHasChangedWithoutIt(PostgresDatabase database) {
		this.files.upgrade(database);
		ReadingRole role = ReadingRole.create(database).mayRead();
		this.files.add("b: a", "SELECT 1;");
		assertThat(failure("verify", role).code()).isEqualTo("changed-revision");
	}

	@Test
	void whoWantsToSeeTheSqlIsToldTheGrant(PostgresDatabase database) {
		this.files.upgrade(database);
		ReadingRole role = ReadingRole.create(database).mayRead();
		Migrator migrator = builder(role.connector()).build();
		LimbeckException failure = catchThrowableOfType(LimbeckException.class, () -> migrator.compare(List.of("a")));
		assertThat(role.run(failure))
			.endsWith("GRANT SELECT ON \"public\".limbeck_revision, \"public\".limbeck_log TO " + role.quoted() + ";");
		assertThat(migrator.compare(List.of("a"))).hasSize(1);
	}

	@Test
	void whoMayNotMigrateIsToldTheGrantForMigrating(PostgresDatabase database) {
		this.files.upgrade(database);
		ReadingRole role = ReadingRole.create(database);
		assertThat(role.run(failure("upgrade", role))).contains("GRANT SELECT, INSERT, UPDATE, DELETE ON",
				"GRANT SELECT, INSERT ON");
		this.files.add("c: b", "SELECT 1;");
		run("upgrade", role.connector());
		assertThat(database.query("SELECT revision FROM limbeck_revision")).hasSize(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "verify", "await", "inspect" })
	void aHotStandbyWillDo(String look) throws IOException {
		try (PostgresServer server = PostgresServer.startKept()) {
			PostgresDatabase database = server.createDatabase();
			this.files.upgrade(database);
			ReadingRole role = ReadingRole.create(database).mayRead();
			Files.createFile(server.dataDirectory().resolve("standby.signal"));
			server.restart();
			assertThat(database.query("SELECT pg_is_in_recovery()")).containsExactly("t");
			run(look, role.connector(database.jdbcUrl()));
		}
	}

	private LimbeckException failure(String look, ReadingRole role) {
		return catchThrowableOfType(LimbeckException.class, () -> run(look, role.connector()));
	}

	private void run(String look, Connector connector) {
		look(look, builder(connector).build());
	}

	private static void look(String look, Migrator migrator) {
		Objects.requireNonNull(LOOKS.get(look)).accept(migrator);
	}

	private MigratorBuilder builder(Connector connector) {
		return this.files.builder(connector).time(new PassingClock(), new Random(1));
	}

}
