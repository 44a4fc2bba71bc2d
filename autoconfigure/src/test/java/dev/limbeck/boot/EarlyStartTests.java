package dev.limbeck.boot;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import com.zaxxer.hikari.HikariDataSource;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EarlyStart}: files are read and the database is reached while the main
 * thread does something else.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
class EarlyStartTests {

	private static final String SESSIONS = "SELECT pid FROM pg_stat_activity"
			+ " WHERE datname = current_database() AND application_name = 'limbeck' AND state = 'idle'";

	@TempDir
	private Path folder;

	@TempDir
	private Path otherFolder;

	private RevisionFolder revisions;

	private List<String> early = List.of();

	@BeforeEach
	void writeRevisions() {
		this.revisions = new RevisionFolder(this.folder).add("a", "CREATE TABLE a AS SELECT pg_backend_pid() AS pid;");
	}

	@AfterEach
	void leaveNoThread() {
		awaitEnd("limbeck-early-login");
		awaitEnd("limbeck-early-files");
	}

	private static void awaitEnd(String thread) {
		Awaitility.await()
			.until(() -> Thread.getAllStackTraces().keySet().stream().noneMatch((one) -> one.getName().equals(thread)));
	}

	// Without a login beside it the main thread would wait in vain.
	private TestApplication application(PostgresDatabase database) {
		return quickApplication(database).initializer((context) -> beforeSingletons(context, () -> {
			awaitSession(database);
			this.early = database.query(SESSIONS);
		}));
	}

	private static void awaitSession(PostgresDatabase database) {
		Awaitility.await().until(() -> !database.query(SESSIONS).isEmpty());
	}

	private TestApplication quickApplication(PostgresDatabase database) {
		return new TestApplication(Minimal.class).arguments("--" + this.revisions.property(),
				"--spring.datasource.url=" + database.jdbcUrl(), "--spring.datasource.username=postgres");
	}

	private static void beforeSingletons(ConfigurableApplicationContext context, Runnable action) {
		register(context, Before.class, new Before(action));
	}

	private static <T> void register(ConfigurableApplicationContext context, Class<T> type, T bean) {
		((GenericApplicationContext) context).registerBean(type, () -> bean);
	}

	private static void awaitNoSession(PostgresDatabase database) {
		Awaitility.await().until(() -> database.query(SESSIONS).isEmpty());
	}

	@Test
	void databaseIsReachedWhileTheContextIsMade(PostgresDatabase database) {
		application(database).run().close();
		assertThat(this.early).isEqualTo(database.query("SELECT pid FROM a"));
	}

	@Test
	void nothingOfItIsLeftAfterAStart(PostgresDatabase database) {
		try (ConfigurableApplicationContext context = application(database).run()) {
			awaitNoSession(database);
			assertThat(context.isRunning()).isTrue();
		}
	}

	@Test
	void nothingOfItIsLeftIfTheContextFailsBefore(PostgresDatabase database) {
		RuntimeException failure = quickApplication(database).initializer((context) -> beforeSingletons(context, () -> {
			awaitSession(database);
			throw new IllegalStateException("no bean");
		})).failure();
		assertThat(failure).hasStackTraceContaining("no bean");
		awaitNoSession(database);
	}

	@Test
	void filesThatWereReadAheadAreTaken(PostgresDatabase database) {
		quickApplication(database).initializer((context) -> beforeSingletons(context, () -> {
			awaitEnd("limbeck-early-files");
			this.revisions.add("b: a", "SELECT 1;");
		})).run().close();
		assertThat(database.query("SELECT revision FROM limbeck_revision")).containsExactly("a");
	}

	@Test
	void locationsOfACustomizerCount(PostgresDatabase database) {
		new RevisionFolder(this.otherFolder).add("b", "CREATE TABLE b ();");
		MigratorCustomizer elsewhere = (builder) -> builder.locations(List.of("file:" + this.otherFolder));
		application(database).initializer((context) -> register(context, MigratorCustomizer.class, elsewhere))
			.run()
			.close();
		assertThat(database.query("SELECT revision FROM limbeck_revision")).containsExactly("b");
	}

	@Test
	void loginOfTheBeanCounts(PostgresDatabase database, PostgresDatabase other) {
		application(database)
			.initializer((context) -> register(context, PoolChange.class,
					new PoolChange((pool) -> pool.setJdbcUrl(other.jdbcUrl()))))
			.run()
			.close();
		assertThat(other.query("SELECT revision FROM limbeck_revision")).containsExactly("a");
		assertThat(database.query("SELECT to_regclass('limbeck_revision')")).containsExactly("null");
		awaitNoSession(database);
	}

	@Test
	void logSaysItInItsPlace(PostgresDatabase database, CapturedOutput output) {
		quickApplication(database).initializer((context) -> beforeSingletons(context, () -> {
			awaitSession(database);
			assertThat(output).doesNotContain("Database reachable");
		})).run().close();
		assertThat(output).containsOnlyOnce("Database reachable on attempt 1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "limbeck.locations=${NO_SUCH}", "limbeck.mode=${NO_SUCH}", "limbeck.locations=nowhere:x",
			"spring.datasource.hikari.schema=${NO_SUCH}", "spring.datasource.hikari.username=nobody" })
	void failuresReadTheSame(String property, PostgresDatabase database) {
		Throwable failure = quickApplication(database).arguments("--" + property).failure();
		Throwable usual = quickApplication(database).arguments("--" + property, "--limbeck.early=false").failure();
		assertThat(message(failure)).isEqualTo(message(usual));
		assertThat(message(NestedExceptionUtils.getMostSpecificCause(failure)))
			.isEqualTo(message(NestedExceptionUtils.getMostSpecificCause(usual)));
	}

	private static String message(Throwable failure) {
		return String.valueOf(failure.getMessage()).replaceAll("after [0-9.]+ s", "after … s");
	}

	@ParameterizedTest
	@ValueSource(strings = { "limbeck.early=false", "limbeck.early=no", "limbeck.enabled=false", "limbeck.mode=off",
			"limbeck.mode=false", "spring.context.exit=onRefresh", "limbeck.command.running=true" })
	void nothingBeginsWhereNothingWillBeAsked(String property, PostgresDatabase database) {
		try (ConfigurableApplicationContext context = quickApplication(database).arguments("--" + property).run()) {
			assertThat(context.getBeanFactory().containsSingleton("limbeckEarlyStart")).isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "org.springframework.boot.test.context.SpringBootTestContextBootstrapper", "limbeck.early" })
	void nothingBeginsInATest(String property) {
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			context.setEnvironment(new MockEnvironment().withProperty(property, "false"));
			new EarlyStartInitializer().initialize(context);
			assertThat(context.getBeanFactoryPostProcessors()).isEmpty();
		}
	}

	@Test
	void nothingBeginsInAContextInsideOfAnother() {
		try (GenericApplicationContext parent = new GenericApplicationContext();
				GenericApplicationContext context = new GenericApplicationContext(parent)) {
			new EarlyStartInitializer().initialize(context);
			assertThat(context.getBeanFactoryPostProcessors()).isEmpty();
		}
	}

	@Test
	void databaseIsLeftAloneWithoutAutoConfiguration(PostgresDatabase database) {
		new TestApplication(Nothing.class).arguments("--spring.datasource.url=" + database.jdbcUrl()).run().close();
		assertThat(database.query(SESSIONS)).isEmpty();
	}

	/**
	 * Runs something on the main thread before there are beans.
	 */
	private static final class Before implements BeanPostProcessor, BeanFactoryAware {

		private final Runnable action;

		Before(Runnable action) {
			this.action = action;
		}

		@Override
		public void setBeanFactory(BeanFactory beanFactory) {
			this.action.run();
		}

	}

	/**
	 * Changes the pool once it is made.
	 *
	 * @param change what to do
	 */
	private record PoolChange(Consumer<HikariDataSource> change) implements BeanPostProcessor {

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			if (bean instanceof HikariDataSource pool) {
				this.change.accept(pool);
			}
			return bean;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, LimbeckAutoConfiguration.class })
	static class Minimal {

	}

	@Configuration(proxyBeanMethods = false)
	static class Nothing {

	}

}
