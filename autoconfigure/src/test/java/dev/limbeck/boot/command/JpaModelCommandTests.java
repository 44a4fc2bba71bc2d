package dev.limbeck.boot.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.limbeck.boot.RevisionFolder;
import dev.limbeck.boot.TestApplication;
import dev.limbeck.boot.jpa.shop.ShopApplication;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.postgres.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Revisions follow the entities of an application, without any configuration.
 */
@ExtendWith(PostgresExtension.class)
class JpaModelCommandTests {

	@TempDir
	private Path folder;

	@Test
	void revisionsFollowTheEntities(PostgresDatabase database) throws IOException {
		CommandResult initial = run(database, "revision", "--autogenerate", "-m", "Shop");
		assertThat(initial.code()).as(initial.errors()).isZero();
		assertThat(files()).hasSize(1);
		assertThat(Files.readString(files().get(0))).contains("-- Tried there and back", "CREATE TABLE public.orders",
				"CREATE TYPE public.orderstatus AS ENUM", "CREATE TABLE billing.invoice");
		assertThat(run(database, "upgrade").code()).isZero();
		assertThat(run(database, "revision", "--autogenerate", "-m", "Again").output())
			.contains("The revisions give what the model says: nothing to write.");
		assertThat(run(database, "diff", "live", "model").code()).isZero();
		start(database, "validate");
		assertThat(ofHibernate(database)).isZero();
	}

	@Test
	void whatHibernateHasMadeIsTakenOver(PostgresDatabase database) throws IOException {
		start(database, "create-only");
		CommandResult baseline = run(database, "baseline", "-m", "Shop", "--from-model", "--yes");
		assertThat(baseline.code()).as(baseline.errors()).isZero();
		assertThat(baseline.errors()).doesNotContain("and not in the database", "Left alone");
		assertThat(files()).hasSize(1);
		assertThat(run(database, "revision", "--autogenerate", "-m", "Again").output())
			.contains("The revisions give what the model says: nothing to write.");
		start(database, "validate");
	}

	@Test
	void theModelNeedsNoDatabaseOfTheApplication(PostgresDatabase scratch) {
		TestApplication application = new TestApplication(ShopApplication.class)
			.variables("DATABASE_URL=postgresql://nobody@localhost:1/none", "LIMBECK_LOCATIONS=file:" + this.folder);
		CommandResult result = CommandLaunch.run(application, "limbeck", "revision", "--autogenerate", "-m", "Shop",
				"--dry-run", "--no-prove", "--scratch", scratch.url());
		assertThat(result.code()).as(result.errors()).isZero();
		assertThat(result.output()).contains("CREATE TABLE public.warehouse");
	}

	@ParameterizedTest
	@CsvSource({ "fail, 3, true", "warn, 0, true", "off, 0, false" })
	void aCheckLooksAtTheModelIfItIsTold(String setting, int code, boolean told, PostgresDatabase database) {
		new RevisionFolder(this.folder).add("a", "CREATE TABLE a (id int);").migrate(database);
		CommandResult result = run(database, "check", "--limbeck.check-model=" + setting);
		assertThat(result.code()).isEqualTo(code);
		assertThat(result.output().contains("The revisions do not give what the model says")).isEqualTo(told);
	}

	@Test
	void whatIsNoModelIsSaid() {
		CommandResult result = CommandLaunch.run(new TestApplication(ApplicationCommandTests.Minimal.class), "limbeck",
				"diff", "model", "live");
		assertThat(result.code()).isEqualTo(2);
		assertThat(result.errors()).contains("Nothing here is a model by itself.");
	}

	// What Hibernate itself creates is the same, by facts.
	private int ofHibernate(PostgresDatabase database) {
		PostgresDatabase other = PostgresServer.shared().createDatabase();
		try {
			start(other, "create-only");
			CommandResult result = run(other, "diff", database.url(), "live");
			assertThat(result.output()).contains("They are the same.");
			return result.code();
		}
		finally {
			other.drop();
		}
	}

	private void start(PostgresDatabase database, String ddlAuto) {
		String mode = ddlAuto.startsWith("create") ? "off" : "migrate";
		try (ConfigurableApplicationContext context = application(database)
			.arguments("--spring.jpa.hibernate.ddl-auto=" + ddlAuto, "--limbeck.mode=" + mode,
					"--limbeck.hibernate-ddl-auto=ignore",
					"--spring.jpa.properties.hibernate.hbm2ddl.create_namespaces=true")
			.run()) {
			assertThat(context.isRunning()).isTrue();
		}
	}

	private CommandResult run(PostgresDatabase database, String... command) {
		List<String> arguments = new ArrayList<>(List.of("limbeck"));
		arguments.addAll(List.of(command));
		return CommandLaunch.run(application(database), arguments.toArray(String[]::new));
	}

	private TestApplication application(PostgresDatabase database) {
		return new TestApplication(ShopApplication.class).variables("DATABASE_URL=" + database.url(),
				"LIMBECK_LOCATIONS=file:" + this.folder);
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.sorted().toList();
		}
	}

}
