package dev.limbeck.boot.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.boot.LimbeckAutoConfiguration;
import dev.limbeck.boot.LimbeckInitializer;
import dev.limbeck.boot.MigratorCustomizer;
import dev.limbeck.boot.RevisionFolder;
import dev.limbeck.boot.TestApplication;
import dev.limbeck.boot.health.MigrationsHealthAutoConfiguration;
import dev.limbeck.boot.things.ThingPackage;
import dev.limbeck.migrate.MigratorBuilder;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.context.support.GenericXmlApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CommandContext}: a command runs, and nothing else of the application
 * does.
 */
@ExtendWith(PostgresExtension.class)
class CommandContextTests {

	private static final List<String> happened = new ArrayList<>();

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	@BeforeEach
	void writeRevisions() {
		happened.clear();
		this.revisions = new RevisionFolder(this.folder).add("a", "CREATE TABLE thing (id bigint PRIMARY KEY);");
	}

	@Test
	void nothingOfTheApplicationRuns(PostgresDatabase database) {
		CommandResult result = run(application(database, Busy.class), "upgrade", "heads");
		assertThat(result.code()).as(result.errors()).isZero();
		assertThat(happened).isEmpty();
	}

	@Test
	void onStartAllOfItWould(PostgresDatabase database) {
		TestApplication application = application(database, Busy.class);
		application.arguments("--" + this.revisions.property()).run().close();
		assertThat(happened).contains("runner", "lifecycle", "event", "listener", "singletons", "initialized");
	}

	@Test
	void hibernateDoesNotLookAtTheSchema(PostgresDatabase database) {
		CommandResult result = run(application(database, Jpa.class), "current",
				"--spring.jpa.hibernate.ddl-auto=validate");
		assertThat(result.code()).as(result.errors()).isZero();
	}

	@Test
	void whatElseInitializesTheDatabaseDoesNotRun(PostgresDatabase database) {
		this.revisions.write("data.sql.txt", "CREATE TABLE by_script (id int);");
		CommandResult result = run(application(database, UsesDatabase.class), "current",
				"--spring.sql.init.mode=always",
				"--spring.sql.init.schema-locations=file:" + this.folder.resolve("data.sql.txt"));
		assertThat(result.code()).as(result.errors()).isZero();
		assertThat(happened).containsOnly("customized");
		assertThat(database.query("SELECT to_regclass('by_script'), to_regclass('limbeck_revision')"))
			.containsExactly("null");
	}

	@Test
	void initializerDoesNothingWhoeverAsksForIt(PostgresDatabase database) {
		CommandResult result = run(application(database, UsesInitializer.class), "current");
		assertThat(result.code()).as(result.errors()).isZero();
		assertThat(happened).containsOnly("a command runs");
		assertThat(database.query("SELECT to_regclass('limbeck_revision')")).containsExactly("null");
	}

	@Test
	void ownKindOfContextDoesNotMatter(PostgresDatabase database) {
		SpringApplication application = application(database, Busy.class).application();
		application.setWebApplicationType(WebApplicationType.SERVLET);
		application.setApplicationContextFactory((type) -> {
			happened.add("context");
			return new GenericApplicationContext();
		});
		application.addInitializers(new OtherContextInitializer());
		CommandResult result = CommandLaunch.run(application, arguments("current"));
		assertThat(result.code()).as(result.errors()).isZero();
		assertThat(happened).isEmpty();
	}

	@Test
	void beansThatWereMadeAreDestroyed(PostgresDatabase database) {
		run(application(database, Closing.class), "current");
		assertThat(happened).containsOnlyOnce("closed").endsWith("closed").startsWith("customized");
	}

	private CommandResult run(TestApplication application, String... command) {
		return CommandLaunch.run(application, arguments(command));
	}

	private String[] arguments(String... command) {
		List<String> arguments = new ArrayList<>(List.of("limbeck", "--" + this.revisions.property()));
		arguments.addAll(List.of(command));
		return arguments.toArray(String[]::new);
	}

	private static TestApplication application(PostgresDatabase database, Class<?> source) {
		return new TestApplication(source).variables("DATABASE_URL=" + database.url());
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceInitializationAutoConfiguration.class,
			JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, LimbeckAutoConfiguration.class,
			MigrationsHealthAutoConfiguration.class })
	static class Minimal {

	}

	@Configuration(proxyBeanMethods = false)
	static class Busy extends Minimal {

		@Bean
		CommandLineRunner runner() {
			return (arguments) -> happened.add("runner");
		}

		@Bean
		InitializingBean initializing() {
			return () -> happened.add("initialized");
		}

		@Bean
		SmartInitializingSingleton singletons() {
			return () -> happened.add("singletons");
		}

		@Bean
		ApplicationListener<ApplicationEvent> listener() {
			return (event) -> happened.add("listener");
		}

		@Bean
		SmartLifecycle lifecycle() {
			return new Lifecycle();
		}

		@EventListener
		void refreshed(ContextRefreshedEvent event) {
			happened.add("event");
		}

	}

	private static final class Lifecycle implements SmartLifecycle {

		private boolean running;

		Lifecycle() {
			happened.add("lifecycle");
		}

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			this.running = false;
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(ThingPackage.class)
	@ImportAutoConfiguration(HibernateJpaAutoConfiguration.class)
	static class Jpa extends Minimal {

	}

	@Configuration(proxyBeanMethods = false)
	static class UsesDatabase extends Minimal {

		@Bean
		MigratorCustomizer customizer(JdbcClient client) {
			return (builder) -> happened.add("customized");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class UsesInitializer extends Minimal {

		@Bean
		MigratorCustomizer customizer(LimbeckInitializer initializer) {
			return (builder) -> happened.add(String.valueOf(initializer.outcome().reason()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Closing extends Minimal {

		@Bean(destroyMethod = "close")
		ClosingCustomizer customizer() {
			return new ClosingCustomizer();
		}

	}

	private static final class ClosingCustomizer implements MigratorCustomizer, AutoCloseable {

		@Override
		public void customize(MigratorBuilder builder) {
			happened.add("customized");
		}

		@Override
		public void close() {
			happened.add("closed");
		}

	}

	/**
	 * Wants a kind of context that no command runs in.
	 */
	private static final class OtherContextInitializer
			implements ApplicationContextInitializer<GenericXmlApplicationContext> {

		@Override
		public void initialize(GenericXmlApplicationContext context) {
			happened.add("initializer");
		}

	}

}
