package dev.limbeck.boot;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.migrate.MigrationReport;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import liquibase.integration.spring.SpringLiquibase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LimbeckAutoConfiguration}.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
class LimbeckAutoConfigurationTests {

	private static final String APPLIED = "SELECT revision FROM limbeck_revision ORDER BY applied_at";

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	@BeforeEach
	void writeRevisions() {
		this.revisions = new RevisionFolder(this.folder).add("a", "CREATE TABLE a (id int);")
			.add("b: a", "CREATE TABLE b (id int);");
	}

	@Test
	void migratesWhileTheContextStarts(PostgresDatabase database) {
		Contexts.of(database, this.revisions).run((context) -> {
			MigrationReport report = Contexts.report(context);
			assertThat(report.position().current()).containsExactly("b");
			assertThat(report.source()).startsWith("spring.datasource.url in ");
			assertThat(database.query(APPLIED)).containsExactly("a", "b");
		});
	}

	@Test
	void nameOfTheApplicationIsRemembered(PostgresDatabase database) {
		Contexts.of(database, this.revisions).withPropertyValues("spring.application.name=reminders").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(database.query("SELECT DISTINCT application FROM limbeck_revision"))
				.containsExactly("reminders");
		});
	}

	@Test
	void backsOffWhenDisabled(PostgresDatabase database) {
		Contexts.of(database, this.revisions).withPropertyValues("limbeck.enabled=false").run((context) -> {
			assertThat(context).hasNotFailed()
				.doesNotHaveBean(LimbeckInitializer.class)
				.doesNotHaveBean(Migrator.class);
			assertThat(database.query("SELECT to_regclass('limbeck_revision')")).containsExactly("null");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.postgresql", "javax.sql" })
	void backsOffWithoutTheDriver(String hidden, PostgresDatabase database) {
		Contexts.withoutDatabase(this.revisions)
			.withClassLoader(new FilteredClassLoader(hidden, "io.zonky"))
			.withPropertyValues("spring.datasource.url=jdbc:h2:mem:x")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(LimbeckInitializer.class));
	}

	@Test
	void migratesThoughBeansAreLazy(PostgresDatabase database) {
		Contexts.of(database, this.revisions)
			.withPropertyValues("spring.main.lazy-initialization=true")
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(database.query(APPLIED)).containsExactly("a", "b"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.datasource.hikari.maximum-pool-size=1", "spring.datasource.connection-fetch=lazy",
			"spring.datasource.type=org.springframework.jdbc.datasource.SimpleDriverDataSource" })
	void worksWithAnyPool(String property, PostgresDatabase database) {
		Contexts.of(database, this.revisions)
			.withPropertyValues(property)
			.run((context) -> assertThat(database.query(APPLIED)).containsExactly("a", "b"));
	}

	@Test
	void customizersAreAppliedInOrder(PostgresDatabase database) {
		MigratorCustomizer first = (builder) -> builder.ledgerSchema("first");
		MigratorCustomizer last = (builder) -> builder.ledgerSchema("last");
		Contexts.of(database, this.revisions)
			.withBean("x", MigratorCustomizer.class, () -> last, (definition) -> definition.setAttribute("order", 2))
			.withBean("y", MigratorCustomizer.class, () -> first, (definition) -> definition.setAttribute("order", 1))
			.run((context) -> assertThat(database.query("SELECT revision FROM last.limbeck_revision"))
				.containsExactlyInAnyOrder("a", "b"));
	}

	@Test
	void migratorOfTheApplicationIsUsed(PostgresDatabase database, PostgresDatabase other) {
		Migrator own = Migrator.builder(Connector.to(DatabaseUrl.parse(other.url())))
			.locations(List.of("file:" + this.folder))
			.build();
		Contexts.of(database, this.revisions).withBean(Migrator.class, () -> own).run((context) -> {
			assertThat(context).hasSingleBean(Migrator.class);
			assertThat(other.query(APPLIED)).containsExactly("a", "b");
			assertThat(database.query("SELECT to_regclass('limbeck_revision')")).containsExactly("null");
		});
	}

	@Test
	void propertiesReachTheMigrator(PostgresDatabase database) {
		this.revisions.add("c: a", "CREATE TABLE c (id int);");
		Contexts.of(database, this.revisions)
			.withPropertyValues("limbeck.multiple-heads=apply", "limbeck.ledger.schema=ledger")
			.run((context) -> assertThat(database.query("SELECT revision FROM ledger.limbeck_revision")).hasSize(3));
	}

	@Test
	void modeOffLooksAndChangesNothing(PostgresDatabase database) {
		Contexts.of(database, this.revisions).withPropertyValues("limbeck.mode=off").run((context) -> {
			MigrationReport report = Contexts.report(context);
			assertThat(report.position().pending()).hasSize(2);
			assertThat(database.query("SELECT to_regclass('limbeck_revision')")).containsExactly("null");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.datasource.url=jdbc:postgresql://localhost:1/none",
			"limbeck.migration.url=mysql://h/d" })
	void modeOffStartsWithoutADatabase(String property) {
		Contexts.withoutDatabase(this.revisions).withPropertyValues(property, "limbeck.mode=off").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(LimbeckInitializer.class).outcome().report()).isNull();
			assertThat(context.getBean(LimbeckInitializer.class).outcome().reason()).isNotBlank();
		});
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "spring.datasource.url=jdbc:postgresql://localhost:1/none", "limbeck.migration.url=mysql:" })
	void trainingRunContactsNoDatabase(String property) {
		Contexts.withoutDatabase(this.revisions)
			.withPropertyValues(property, "spring.context.exit=onRefresh")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@CsvSource({ "spring.jpa.hibernate.ddl-auto, update", "spring.jpa.hibernate.ddl-auto, create",
			"spring.jpa.hibernate.ddl-auto, Create-Drop", "spring.jpa.properties.hibernate.hbm2ddl.auto, update",
			"spring.jpa.properties.jakarta.persistence.schema-generation.database.action, create",
			"spring.jpa.generate-ddl, true" })
	void hibernateMayNotChangeTheSchema(String property, String value, PostgresDatabase database) {
		Contexts.of(database, this.revisions).withPropertyValues(property + "=" + value).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(Contexts.failure(context).description()).isEqualTo(
					property + "=" + value + " lets Hibernate change the schema that Limbeck's revisions describe.");
			assertThat(Contexts.failure(context).action()).isEqualTo(
					"Set spring.jpa.hibernate.ddl-auto to validate or none, or limbeck.hibernate-ddl-auto to warn or ignore.");
			assertThat(database.query("SELECT to_regclass('limbeck_revision')")).containsExactly("null");
		});
	}

	@Test
	void startGoesToItsTargetAndNoFurther(PostgresDatabase database) {
		Contexts.of(database, this.revisions).withPropertyValues("limbeck.target=a").run((context) -> {
			assertThat(Contexts.report(context).position().applied()).containsExactly("a");
			assertThat(Contexts.report(context).position().pending()).isEmpty();
		});
	}

	@Test
	void targetThatDependsOnTheDatabaseIsRefused(PostgresDatabase database) {
		Contexts.of(database, this.revisions)
			.withPropertyValues("limbeck.target=+1")
			.run((context) -> assertThat(Contexts.failure(context).code()).isEqualTo("bad-target"));
	}

	@Test
	void hibernateMayChangeTheSchemaIfThatIsWanted(PostgresDatabase database, CapturedOutput output) {
		ApplicationContextRunner runner = Contexts.of(database, this.revisions)
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=update");
		runner.withPropertyValues("limbeck.hibernate-ddl-auto=ignore")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("lets Hibernate");
		runner.withPropertyValues("limbeck.hibernate-ddl-auto=warn")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("WARN", "spring.jpa.hibernate.ddl-auto=update lets Hibernate change the schema");
	}

	@ParameterizedTest
	@CsvSource({ "spring.jpa.hibernate.ddl-auto, validate", "spring.jpa.hibernate.ddl-auto, none",
			"spring.jpa.generate-ddl, false" })
	void hibernateMayLook(String property, String value, PostgresDatabase database) {
		Contexts.of(database, this.revisions)
			.withPropertyValues(property + "=" + value)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void hibernateThatIsNotThereDoesNotMatter(PostgresDatabase database) {
		Contexts.of(database, this.revisions)
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=update")
			.withClassLoader(new FilteredClassLoader("org.hibernate"))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void anotherToolIsNamed(PostgresDatabase database, CapturedOutput output) {
		Contexts.of(database, this.revisions)
			.withBean("liquibase", SpringLiquibase.class)
			.run((context) -> assertThat(output).contains(
					"Liquibase is here, too (bean liquibase), and goes first: two tools change one schema. To keep both for a while, give each a folder of its own (Flyway and Limbeck both read db/migration); to move, see docs/moving.md"));
	}

	@Test
	void fileOfFlywayIsToldAsSuch(PostgresDatabase database) {
		this.revisions.write("V1__orders.sql", "CREATE TABLE orders (id int);");
		Contexts.of(database, this.revisions).run((context) -> {
			LimbeckException failure = Contexts.failure(context);
			assertThat(failure.description()).contains("the file has no @revision; its name is one of Flyway's");
			assertThat(failure.action() + failure.description()).contains(
					"If Flyway is to run it, give Limbeck a folder of its own (limbeck.locations): both read this one.");
		});
	}

	@Test
	void revisionFilesStayInANativeImage() {
		RuntimeHints hints = new RuntimeHints();
		new LimbeckRuntimeHints().registerHints(hints, getClass().getClassLoader());
		assertThat(Stream.of("db/migration/a.sql", "db/migration/sub/b.sql"))
			.allMatch((name) -> RuntimeHintsPredicates.resource().forResource(name).test(hints));
		assertThat(RuntimeHintsPredicates.proxies().forInterfaces(Connection.class)).accepts(hints);
	}

}
