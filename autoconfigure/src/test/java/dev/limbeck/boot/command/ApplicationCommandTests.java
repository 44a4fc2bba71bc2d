package dev.limbeck.boot.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import dev.limbeck.boot.JdbcClientRevision;
import dev.limbeck.boot.LimbeckAutoConfiguration;
import dev.limbeck.boot.MigratorCustomizer;
import dev.limbeck.boot.RevisionFolder;
import dev.limbeck.boot.TestApplication;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.java.Revision;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands of an application obey its configuration, and options of their own more.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
class ApplicationCommandTests {

	@TempDir
	private Path folder;

	@TempDir
	private Path other;

	private RevisionFolder revisions;

	@BeforeEach
	void writeRevisions() {
		this.revisions = new RevisionFolder(this.folder).add("a", "CREATE TABLE a (id int);").add("b: a", "SELECT 1;");
	}

	@ParameterizedTest
	@CsvSource({ "limbeck.aaaa=1, limbeck.aaaa", "limbeck.lock.weit=1m, limbeck.lock.weit",
			"limbeck.locationss=db, limbeck.locationss" })
	void refusesASettingThatNobodyReads(String setting, String name, PostgresDatabase database) {
		CommandResult result = CommandLaunch.run(application(database), arguments("current", "-x", setting));
		assertThat(result.code()).isEqualTo(2);
		assertThat(result.errors()).contains("-x sets " + name + ", which is unknown.");
	}

	@Test
	void changesTheDatabaseAsAsked(PostgresDatabase database) {
		CommandResult result = CommandLaunch.run(application(database), arguments("upgrade", "heads"));
		assertThat(result.code()).isZero();
		assertThat(result.tookOver()).isTrue();
		assertThat(applied(database, "public")).containsExactly("a", "b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate", "verify", "await", "off" })
	void changesNothingUnasked(String mode, PostgresDatabase database) {
		CommandResult result = CommandLaunch.run(application(database), arguments("current", "--limbeck.mode=" + mode));
		assertThat(result.code()).isZero();
		assertThat(result.output()).contains("No revision is applied", "2 revisions are pending");
		assertThat(database.query("SELECT to_regclass('limbeck_revision')")).containsExactly("null");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--limbeck.mode=off", "--limbeck.mode=verify", "--limbeck.mode=await",
			"-xlimbeck.mode=verify" })
	void modeDoesNotHinderIt(String option, PostgresDatabase database) {
		CommandLaunch.run(application(database), arguments("upgrade", "heads", option));
		assertThat(applied(database, "public")).hasSize(2);
	}

	@Test
	void checkFindsWhatIsPending(PostgresDatabase database) {
		assertThat(CommandLaunch.run(application(database), arguments("check")).code()).isEqualTo(3);
		CommandLaunch.run(application(database), arguments("upgrade", "heads"));
		assertThat(CommandLaunch.run(application(database), arguments("check")).code()).isZero();
	}

	@Test
	void revisionsAreComparedWithAModel(PostgresDatabase database) {
		Path model = this.other.resolve("schema.sql");
		new RevisionFolder(this.other).write("schema.sql", "CREATE TABLE a (id int, name text);");
		CommandResult result = CommandLaunch.run(application(database),
				arguments("diff", "@heads", model.toString(), "--prove"));
		assertThat(result.code()).as(result.errors()).isEqualTo(3);
		assertThat(result.output()).contains("ALTER TABLE public.a ADD COLUMN name text;", "Proven there and back");
	}

	@Test
	void whatSettingsExcludeIsNotCompared(PostgresDatabase database) {
		CommandLaunch.run(application(database), arguments("upgrade", "heads"));
		database.execute("CREATE TABLE other (id int)");
		assertThat(CommandLaunch.run(application(database), arguments("drift")).code()).isEqualTo(3);
		assertThat(CommandLaunch.run(application(database), arguments("drift", "--limbeck.exclude=table:public.other"))
			.code()).isZero();
	}

	@Test
	void unknownCommandIsWrongUsage(PostgresDatabase database) {
		assertThat(CommandLaunch.run(application(database), arguments("upgrad")).code()).isEqualTo(2);
	}

	@Test
	void readsRevisionsWithoutDatabase() {
		CommandResult result = CommandLaunch.run(new TestApplication(Minimal.class), arguments("heads"));
		assertThat(result.code()).isZero();
		assertThat(result.output()).contains("b").doesNotContain("INFO");
	}

	@Test
	void aMisspeltVariableIsNamed(CapturedOutput output) {
		TestApplication application = new TestApplication(Minimal.class).variables("LIMBECK_LOCATOINS=x");
		assertThat(CommandLaunch.run(application, arguments("heads")).code()).isZero();
		assertThat(output).containsOnlyOnce("Set, but no setting of Limbeck: LIMBECK_LOCATOINS (LIMBECK_LOCATIONS?)");
	}

	@Test
	void profileCounts(PostgresDatabase database) {
		new RevisionFolder(this.other).write("application-prod.properties",
				"spring.datasource.url=" + database.jdbcUrl() + "\nspring.datasource.username=postgres\n");
		CommandResult result = CommandLaunch.run(new TestApplication(Minimal.class).file(this.other),
				arguments("upgrade", "heads", "--spring.profiles.active=prod"));
		assertThat(result.code()).as(result.errors()).isZero();
		assertThat(applied(database, "public")).hasSize(2);
	}

	@Test
	void optionsOfTheCommandAreNoProperties(PostgresDatabase database) {
		TestApplication application = new TestApplication(SchemaByProperty.class)
			.variables("DATABASE_URL=" + database.url());
		CommandResult result = CommandLaunch.run(application, arguments("upgrade", "heads", "--json"));
		assertThat(result.code()).as(result.errors()).isZero();
		assertThat(applied(database, "public")).hasSize(2);
	}

	@Test
	void customizersCount(PostgresDatabase database) {
		TestApplication application = new TestApplication(Customized.class).variables("DATABASE_URL=" + database.url());
		CommandLaunch.run(application, arguments("upgrade", "heads"));
		assertThat(applied(database, "customized")).hasSize(2);
	}

	@Test
	void beansThatAreRevisionsCount(PostgresDatabase database) {
		TestApplication application = new TestApplication(WithRevision.class)
			.variables("DATABASE_URL=" + database.url());
		assertThat(CommandLaunch.run(application, arguments("history")).output()).contains("Fill a");
		CommandResult result = CommandLaunch.run(application, arguments("upgrade", "heads"));
		assertThat(result.code()).as(result.errors()).isZero();
		assertThat(database.query("SELECT id FROM a")).containsExactly("7");
	}

	@Test
	void optionsOfTheCommandCountMore(PostgresDatabase database) {
		new RevisionFolder(this.other).add("z", "SELECT 1;");
		TestApplication application = new TestApplication(Customized.class)
			.variables("DATABASE_URL=postgresql://nobody@nowhere.invalid/nothing");
		CommandResult result = CommandLaunch.run(application, arguments("upgrade", "heads", "--url", database.url(),
				"--ledger-schema", "asked", "--locations", "file:" + this.other));
		assertThat(result.code()).as(result.errors()).isZero();
		assertThat(applied(database, "asked")).containsExactly("z");
	}

	@Test
	void urlWithoutRoleTakesTheRoleOfTheApplication(PostgresDatabase database) {
		String url = "postgresql://localhost:" + database.server().port() + "/" + database.name();
		CommandResult result = CommandLaunch.run(
				new TestApplication(Minimal.class).variables("DATABASE_URL=postgresql://postgres@nowhere.invalid/x"),
				arguments("upgrade", "heads", "--url", url));
		assertThat(result.code()).as(result.errors()).isZero();
		assertThat(applied(database, "public")).hasSize(2);
	}

	@Test
	void variableOfTheCommandIsSettingForThisRun(PostgresDatabase database) {
		CommandLaunch.run(application(database), arguments("upgrade", "heads", "-x", "limbeck.ledger.schema=varied"));
		assertThat(applied(database, "varied")).hasSize(2);
	}

	@Test
	void newFileIsWrittenAsConfigured() {
		CommandResult result = CommandLaunch.run(new TestApplication(Minimal.class),
				arguments("revision", "-m", "More", "--limbeck.revision.pattern={rev}-{slug}"));
		assertThat(result.code()).as(result.errors()).isZero();
		assertThat(this.folder).isDirectoryContaining((file) -> file.toString().matches(".*/[0-9a-f]{12}-more\\.sql"));
	}

	@Test
	void urlShowsWhatTheApplicationConnectsTo(PostgresDatabase database) {
		CommandResult result = CommandLaunch.run(application(database), arguments("url"));
		assertThat(result.output()).contains("localhost", "" + database.server().port(), database.name(), "postgres",
				"DATABASE_URL");
	}

	@Test
	void ownMigratorIsUsed(PostgresDatabase database) {
		CommandResult result = CommandLaunch.run(application(database, OwnMigrator.class),
				arguments("upgrade", "heads", "--own.url=" + database.url(), "--own.location=file:" + this.folder));
		assertThat(result.code()).as(result.errors()).isZero();
		assertThat(applied(database, "own")).hasSize(2);
	}

	@Test
	void ownMigratorCannotBeChanged(PostgresDatabase database) {
		CommandResult result = CommandLaunch.run(application(database, OwnMigrator.class), arguments("upgrade", "heads",
				"--own.url=" + database.url(), "--own.location=file:" + this.folder, "--ledger-schema", "asked"));
		assertThat(result.code()).isOne();
		assertThat(result.errors()).contains("makes its Migrator itself");
	}

	private static TestApplication application(PostgresDatabase database) {
		return application(database, Minimal.class);
	}

	private static TestApplication application(PostgresDatabase database, Class<?> source) {
		return new TestApplication(source).variables("DATABASE_URL=" + database.url());
	}

	private String[] arguments(String... command) {
		String[] arguments = new String[command.length + 2];
		System.arraycopy(command, 0, arguments, 1, command.length);
		arguments[0] = "limbeck";
		arguments[arguments.length - 1] = "--" + this.revisions.property();
		return arguments;
	}

	private static List<String> applied(PostgresDatabase database, String schema) {
		return database.query("SELECT revision FROM " + schema + ".limbeck_revision ORDER BY revision");
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, LimbeckAutoConfiguration.class })
	static class Minimal {

	}

	@Configuration(proxyBeanMethods = false)
	static class Customized extends Minimal {

		@Bean
		MigratorCustomizer schema() {
			return (builder) -> builder.ledgerSchema("customized");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SchemaByProperty extends Minimal {

		@Bean
		MigratorCustomizer schema(Environment environment) {
			return (builder) -> builder.ledgerSchema(environment.containsProperty("json") ? "wrong" : "public");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnMigrator extends Minimal {

		@Bean
		Migrator migrator(Environment environment) {
			DatabaseUrl url = DatabaseUrl.parse(Objects.requireNonNull(environment.getProperty("own.url")));
			return Migrator.builder(Connector.to(url))
				.ledgerSchema("own")
				.locations(List.of(Objects.requireNonNull(environment.getProperty("own.location"))))
				.build();
		}

	}

	/** An application with a revision among its beans. */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, LimbeckAutoConfiguration.class })
	static class WithRevision {

		@Bean
		FillA fillA() {
			return new FillA(7);
		}

	}

	/**
	 * A revision that only Spring can make.
	 *
	 * @param number what it fills in
	 */
	@Revision(id = "c", revises = "b")
	record FillA(int number) implements JdbcClientRevision {

		@Override
		public void upgrade(JdbcClient jdbc) {
			jdbc.sql("INSERT INTO a VALUES (?)").param(this.number).update();
		}

	}

}
