package dev.limbeck.benchmarks.adopt;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.tools.ToolProvider;

import dev.limbeck.LimbeckException;
import dev.limbeck.adopt.AdoptionPlan;
import dev.limbeck.adopt.ForeignFolder;
import dev.limbeck.adopt.ForeignProjects;
import dev.limbeck.adopt.WriteAdoption;
import dev.limbeck.adopt.history.AppliedMigrations;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.export.FlywayExport;
import dev.limbeck.export.WriteExport;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.model.DatabaseModel;
import dev.limbeck.model.Difference;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A database that Flyway itself has made, adopted.
 */
@ExtendWith(PostgresExtension.class)
class FlywayDatabaseTests {

	private static final AppliedMigrations USUAL = new AppliedMigrations(null);

	private static final String SCRIPTS = "src/main/resources/db/migration/";

	@TempDir
	private Path directory;

	private ForeignFolder folder;

	@BeforeEach
	void write() {
		this.folder = new ForeignFolder(this.directory);
		ForeignProjects.flyway(this.folder);
	}

	private void flyway(PostgresDatabase database) {
		Flyway.configure()
			.dataSource(database.jdbcUrl(), "postgres", "postgres")
			.locations("filesystem:" + this.directory.resolve(SCRIPTS))
			.schemas("shop", "audit")
			.placeholders(Map.of("owner", "jane"))
			.mixed(true)
			.configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
			.load()
			.migrate();
	}

	private Migrator adopted(PostgresDatabase database) {
		Path into = this.directory.resolve("limbeck");
		if (!into.toFile().exists()) {
			WriteAdoption.into(this.folder.plan(), into);
		}
		return Migrator.builder(connector(database)).locations(List.of("file:" + into)).build();
	}

	private static Connector connector(PostgresDatabase database) {
		return Connector.to(DatabaseUrl.parse(database.url()));
	}

	@Test
	void allThatItHasAppliedIsEnteredAndNothingRuns(PostgresDatabase database) {
		flyway(database);
		Migrator migrator = adopted(database);
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(migrator::upgrade)
			.withMessageContaining("shop.flyway_schema_history");
		assertThat(migrator.adopt(USUAL)).hasSize(this.folder.plan().files().size());
		assertThat(migrator.upgrade().steps()).isEmpty();
	}

	@Test
	void anEmptyDatabaseComesToTheSame(PostgresDatabase database) {
		flyway(database);
		try (ScratchServer scratch = ScratchServers.beside(connector(database)); var fresh = scratch.create()) {
			adopted(database);
			Migrator.builder(fresh.connector())
				.locations(List.of("file:" + this.directory.resolve("limbeck")))
				.build()
				.upgrade();
			assertThat(Difference
				.between(new DatabaseModel(connector(database), "Flyway"),
						new DatabaseModel(fresh.connector(), "Limbeck"), Scope.ALL, scratch)
				.changes()).isEmpty();
		}
	}

	@Test
	void aMigrationInJavaRunsAsItIs(PostgresDatabase database) throws Exception {
		this.folder.file("src/main/java/db/migration/V2_5__Fill.java", """
				package db.migration;
				public class V2_5__Fill extends org.flywaydb.core.api.migration.BaseJavaMigration {
					@Override
					public void migrate(org.flywaydb.core.api.migration.Context context) throws Exception {
						try (java.sql.Statement statement = context.getConnection().createStatement()) {
							statement.execute("INSERT INTO shop.t1 (name) VALUES ('by Java')");
						}
					}
				}
				""");
		Path into = this.directory.resolve("src/main/resources/db/limbeck");
		AdoptionPlan plan = AdoptionPlan.of(this.folder.project(), "db.limbeck");
		WriteAdoption.into(plan, into);
		Path classes = Files.createDirectories(this.directory.resolve("classes"));
		compile(classes, "src/main/java/db/migration/V2_5__Fill.java", "src/main/java/db/limbeck/Runs_V2_5__Fill.java");
		try (URLClassLoader loader = new URLClassLoader(
				new URL[] { classes.toUri().toURL(), this.directory.resolve("src/main/resources").toUri().toURL() })) {
			assertThat(Migrator.builder(connector(database))
				.classLoader(loader)
				.locations(List.of("classpath:db/limbeck"))
				.build()
				.upgrade()
				.steps()).hasSize(plan.files().size() + 1);
		}
		assertThat(database.query("SELECT name FROM shop.t1 WHERE name = 'by Java'")).hasSize(1);
	}

	private void compile(Path classes, String... sources) {
		List<String> arguments = new ArrayList<>(
				List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
		List.of(sources).forEach((source) -> arguments.add(this.directory.resolve(source).toString()));
		assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
			.isZero();
	}

	@Test
	void whatWasAdoptedCanGoBack(PostgresDatabase database) {
		Path exported = this.directory.resolve("exported");
		WriteExport.into(FlywayExport.of(adopted(database).scripts()).files(), exported);
		Flyway.configure()
			.dataSource(database.jdbcUrl(), "postgres", "postgres")
			.locations("filesystem:" + exported)
			.configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
			.load()
			.migrate();
		try (ScratchServer scratch = ScratchServers.beside(connector(database)); var fresh = scratch.create()) {
			Migrator.builder(fresh.connector())
				.locations(List.of("file:" + this.directory.resolve("limbeck")))
				.build()
				.upgrade();
			assertThat(Difference
				.between(new DatabaseModel(connector(database), "Flyway"),
						new DatabaseModel(fresh.connector(), "Limbeck"), Scope.ALL, scratch)
				.changes()).isEmpty();
		}
	}

	@Test
	void whatWasChangedSinceIsFound(PostgresDatabase database) {
		flyway(database);
		this.folder.file(SCRIPTS + "V001__Größe_der_Tabelle_1.sql", "CREATE TABLE t1 ();");
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> adopted(database).adopt(USUAL))
			.withMessageContaining("001 was applied with checksum ");
	}

}
