package dev.limbeck.adopt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Databases that Sqitch itself has made, where it is installed.
 */
@ExtendWith(PostgresExtension.class)
class SqitchDatabaseTests {

	@TempDir
	private Path directory;

	private ForeignFolder folder;

	@BeforeEach
	void write() {
		String path = System.getenv().getOrDefault("PATH", "");
		Assumptions.assumeTrue(
				List.of(path.split(":")).stream().anyMatch((each) -> Files.isExecutable(Path.of(each, "sqitch"))),
				"Sqitch is not installed");
		this.folder = new ForeignFolder(this.directory);
		ForeignProjects.sqitch(this.folder);
		this.folder.file("sqitch.conf", "[core]\n\tengine = pg\n[user]\n\tname = Jane\n\temail = jane@example.org\n");
	}

	private void sqitch(PostgresDatabase database, String... arguments) throws Exception {
		List<String> words = new ArrayList<>(List.of("sqitch"));
		words.addAll(List.of(arguments));
		words.add("db:" + database.url().replaceFirst("^postgres(ql)?:", "pg:"));
		Path log = this.directory.resolve("sqitch.log");
		Process process = new ProcessBuilder(words).directory(this.directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		assertThat(process.waitFor()).as(() -> read(log)).isZero();
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			return ex.toString();
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
	void allThatItHasDeployedIsEnteredAndNothingRuns(PostgresDatabase database) throws Exception {
		sqitch(database, "deploy");
		Migrator migrator = adopted(connector(database));
		assertThat(migrator.adopt(new AppliedMigrations(null))).hasSize(this.folder.plan().files().size());
		assertThat(migrator.upgrade().steps()).isEmpty();
	}

	@Test
	void whatIsDeployedInPartIsFinished(PostgresDatabase database) throws Exception {
		sqitch(database, "deploy", "--to", "@v20");
		Migrator migrator = adopted(connector(database));
		assertThat(migrator.adopt(new AppliedMigrations(null))).hasSize(20);
		assertThat(migrator.upgrade().steps()).hasSize(this.folder.plan().files().size() - 20);
	}

	@Test
	void anEmptyDatabaseComesToTheSame(PostgresDatabase database) throws Exception {
		sqitch(database, "deploy");
		try (ScratchServer scratch = ScratchServers.beside(connector(database));
				ScratchDatabase fresh = scratch.create()) {
			adopted(fresh.connector()).upgrade();
			assertThat(Difference
				.between(new DatabaseModel(connector(database), "Sqitch"),
						new DatabaseModel(fresh.connector(), "Limbeck"), Scope.ALL, scratch)
				.changes()).isEmpty();
		}
	}

}
