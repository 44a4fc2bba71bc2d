package dev.limbeck.benchmarks.adopt;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.adopt.ForeignFolder;
import dev.limbeck.adopt.ForeignProjects;
import dev.limbeck.adopt.WriteAdoption;
import dev.limbeck.adopt.history.AppliedMigrations;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.model.DatabaseModel;
import dev.limbeck.model.Difference;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A database that Liquibase itself has made, adopted.
 */
@ExtendWith(PostgresExtension.class)
class LiquibaseDatabaseTests {

	private static final String RESOURCES = "src/main/resources";

	private static final AppliedMigrations USUAL = new AppliedMigrations(null);

	@TempDir
	private Path directory;

	private ForeignFolder folder;

	@BeforeEach
	void write() {
		this.folder = new ForeignFolder(this.directory);
		ForeignProjects.liquibase(this.folder);
	}

	private void liquibase(PostgresDatabase database) throws Exception {
		DirectoryResourceAccessor files = new DirectoryResourceAccessor(this.directory.resolve(RESOURCES));
		try (Connection connection = database.connect();
				Liquibase liquibase = new Liquibase("db/changelog/db.changelog-master.yaml", files,
						DatabaseFactory.getInstance()
							.findCorrectDatabaseImplementation(new JdbcConnection(connection)))) {
			liquibase.update("");
		}
	}

	private Migrator adopted(Connector connector) {
		Path into = this.directory.resolve("limbeck");
		if (!into.toFile().exists()) {
			WriteAdoption.into(this.folder.plan(), into);
		}
		return Migrator.builder(connector).locations(List.of("file:" + into)).build();
	}

	private static Connector connector(PostgresDatabase database) {
		return Connector.to(DatabaseUrl.parse(database.url()));
	}

	@Test
	void allThatItHasAppliedIsEnteredAndNothingRuns(PostgresDatabase database) throws Exception {
		liquibase(database);
		Migrator migrator = adopted(connector(database));
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(migrator::upgrade)
			.withMessageContaining("public.databasechangelog");
		assertThat(migrator.adopt(USUAL)).hasSize(this.folder.plan().files().size());
		assertThat(migrator.upgrade().steps()).isEmpty();
	}

	@Test
	void rowsOfFilesAreTheSame(PostgresDatabase database) throws Exception {
		liquibase(database);
		List<String> rows = rows(database.connect());
		try (ScratchServer scratch = ScratchServers.beside(connector(database));
				ScratchDatabase fresh = scratch.create()) {
			adopted(fresh.connector()).upgrade();
			assertThat(rows(fresh.connector().connect(Duration.ofSeconds(30)))).isEqualTo(rows).hasSize(4);
		}
	}

	private static List<String> rows(Connection connection) throws SQLException {
		try (connection;
				Statement statement = connection.createStatement();
				ResultSet found = statement.executeQuery("SELECT colour::text FROM colour ORDER BY id")) {
			List<String> rows = new ArrayList<>();
			while (found.next()) {
				rows.add(found.getString(1));
			}
			return rows;
		}
	}

	@Test
	void anEmptyDatabaseComesToTheSame(PostgresDatabase database) throws Exception {
		liquibase(database);
		try (ScratchServer scratch = ScratchServers.beside(connector(database));
				ScratchDatabase fresh = scratch.create()) {
			adopted(fresh.connector()).upgrade();
			assertThat(Difference
				.between(new DatabaseModel(connector(database), "Liquibase"),
						new DatabaseModel(fresh.connector(), "Limbeck"), Scope.ALL, scratch)
				.changes()).isEmpty();
		}
	}

}
