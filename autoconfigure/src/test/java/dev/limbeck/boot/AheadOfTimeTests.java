package dev.limbeck.boot;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.Consumer;

import dev.limbeck.boot.embedded.EmbeddedPostgresAutoConfiguration;
import dev.limbeck.boot.health.MigrationsHealthAutoConfiguration;
import dev.limbeck.boot.probe.ProbeAutoConfiguration;
import dev.limbeck.extent.Exhaustive;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.script.location.ClassPathFolder;
import dev.limbeck.script.location.RevisionIndex;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.BeansException;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An application that was processed ahead of time obeys the variables of the process it
 * runs in, whatever the build knew.
 */
@CompileWithForkedClassLoader
class AheadOfTimeTests {

	private static final Consumer<ConfigurableApplicationContext> NOTHING = (context) -> {
	};

	private static final String LOCATIONS = "classpath:sql/one,classpath*:sql/two";

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	@BeforeEach
	void writeRevisions() {
		this.revisions = new RevisionFolder(this.folder).add("a", "CREATE TABLE a (id int);");
	}

	@AfterAll
	static void stopServer() {
		PostgresServer.shared().close();
	}

	@Test
	void variablesAreReadAtRunTime() {
		ProcessedApplication.of(new TestApplication(Processed.class), (processed) -> {
			readsDatabaseUrl(processed);
			readsThatLimbeckIsDisabled(processed);
			readsTheMode(processed);
			startsTheEmbeddedServerIfNothingIsSet(processed);
		});
	}

	@Test
	@Exhaustive
	void variablesOfTheBuildAreForgotten() {
		TestApplication build = new TestApplication(Processed.class).variables("LIMBECK_ENABLED=false",
				"LIMBECK_MODE=verify", "LIMBECK_PROBE_ENABLED=false", "LIMBECK_DATABASE_EMBEDDED=never",
				"LIMBECK_LOCATIONS=file:/no/where", "DATABASE_URL=postgres://build.invalid/build");
		ProcessedApplication.of(build, (processed) -> {
			readsDatabaseUrl(processed);
			readsThatLimbeckIsDisabled(processed);
			startsTheEmbeddedServerIfNothingIsSet(processed);
		});
	}

	@Test
	@Exhaustive
	void whereFilesCannotBeListedTheIndexServes() {
		ClassPathFolder files = new ClassPathFolder(this.folder).scripts("sql/one/first.sql")
			.write("sql/two/second.sql", "-- @revision second\n-- @revises first\nSELECT 1;\n");
		TestApplication build = new TestApplication(Processed.class)
			.classLoader(new URLClassLoader(new URL[] { files.url() }, getClass().getClassLoader()))
			.variables("LIMBECK_LOCATIONS=" + LOCATIONS);
		ProcessedApplication.of(build, (processed) -> {
			files.write(RevisionIndex.RESOURCE, processed.resource(RevisionIndex.RESOURCE));
			readsWhatTheIndexNames(processed.closed(this.folder));
			refusesLocationsThatTheBuildDidNotKnow(processed.closed(this.folder));
		});
	}

	private void readsWhatTheIndexNames(ProcessedApplication processed) {
		PostgresDatabase database = PostgresServer.shared().createDatabase();
		processed.run(on(database, LOCATIONS), (context) -> assertThat(Contexts.report(context).steps()).hasSize(2));
	}

	private void refusesLocationsThatTheBuildDidNotKnow(ProcessedApplication processed) {
		PostgresDatabase database = PostgresServer.shared().createDatabase();
		assertThatExceptionOfType(BeansException.class)
			.isThrownBy(() -> processed.run(on(database, "classpath:sql"), NOTHING))
			.satisfies((ex) -> assertThat(Contexts.failure(ex).code()).isEqualTo("not-indexed"));
	}

	private static TestApplication on(PostgresDatabase database, String locations) {
		return new TestApplication(Processed.class).variables("DATABASE_URL=" + database.url(),
				"LIMBECK_LOCATIONS=" + locations);
	}

	private void readsDatabaseUrl(ProcessedApplication processed) {
		PostgresDatabase database = PostgresServer.shared().createDatabase();
		processed.run(application().variables("DATABASE_URL=" + database.url()), (context) -> {
			assertThat(Contexts.report(context).source()).isEqualTo("DATABASE_URL");
			assertThat(context.getBean(JdbcClient.class).sql("SELECT count(*) FROM a").query(Long.class).single())
				.isZero();
		});
		assertThat(database.query("SELECT revision FROM limbeck_revision")).containsExactly("a");
	}

	private void readsThatLimbeckIsDisabled(ProcessedApplication processed) {
		PostgresDatabase database = PostgresServer.shared().createDatabase();
		TestApplication application = application().variables("SPRING_DATASOURCE_URL=" + database.jdbcUrl(),
				"SPRING_DATASOURCE_USERNAME=postgres", "LIMBECK_ENABLED=false");
		processed.run(application, (context) -> assertThat(context.getBean(LimbeckInitializer.class).outcome().reason())
			.isEqualTo("limbeck.enabled=false"));
		assertThat(database.query("SELECT to_regclass('limbeck_revision')")).containsExactly("null");
	}

	private void readsTheMode(ProcessedApplication processed) {
		PostgresDatabase database = PostgresServer.shared().createDatabase();
		processed.run(inMode("off", database),
				(context) -> assertThat(Contexts.report(context).position().pending()).hasSize(1));
		assertThatExceptionOfType(BeansException.class)
			.isThrownBy(() -> processed.run(inMode("verify", database), NOTHING))
			.satisfies((ex) -> assertThat(Contexts.failure(ex).code()).isEqualTo("behind"));
		assertThatExceptionOfType(BeansException.class)
			.isThrownBy(() -> processed.run(inMode("await", database).arguments("--limbeck.lock.wait=0s"), NOTHING))
			.satisfies((ex) -> assertThat(Contexts.failure(ex).description()).contains("limbeck.lock.wait"));
		processed.run(inMode("migrate", database),
				(context) -> assertThat(Contexts.report(context).steps()).hasSize(1));
		processed.run(inMode("verify", database), (context) -> assertThat(Contexts.report(context).steps()).isEmpty());
		processed.run(inMode("await", database), (context) -> assertThat(Contexts.report(context).steps()).isEmpty());
	}

	private TestApplication inMode(String mode, PostgresDatabase database) {
		return application().variables("DATABASE_URL=" + database.url(), "LIMBECK_MODE=" + mode);
	}

	private void startsTheEmbeddedServerIfNothingIsSet(ProcessedApplication processed) {
		processed.run(application(), (context) -> assertThat(Contexts.report(context).steps()).hasSize(1));
	}

	private TestApplication application() {
		return new TestApplication(Processed.class).arguments("--" + this.revisions.property());
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
			JdbcClientAutoConfiguration.class, LimbeckAutoConfiguration.class, EmbeddedPostgresAutoConfiguration.class,
			MigrationsHealthAutoConfiguration.class, ProbeAutoConfiguration.class })
	static class Processed {

	}

}
