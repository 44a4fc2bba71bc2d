package dev.limbeck.boot.meters;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

import dev.limbeck.LimbeckException;
import dev.limbeck.boot.Contexts;
import dev.limbeck.boot.RevisionFolder;
import dev.limbeck.migrate.MigrationListener;
import dev.limbeck.migrate.MigrationRetry;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MigrationMeters}.
 */
@ExtendWith(PostgresExtension.class)
class MigrationMetersTests {

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	@BeforeEach
	void writeRevisions() {
		this.revisions = new RevisionFolder(this.folder).add("a", "CREATE TABLE a (id int);").add("b: a", "SELECT 2;");
	}

	@Test
	void theStartIsToldAlthoughTheRegistryComesLater(PostgresDatabase database) {
		runner(database).run((context) -> {
			assertThat(registry(context).get("limbeck.wait").timer().count()).isOne();
			assertThat(count(context, "limbeck.wait.attempts")).isOne();
			assertThat(registry(context).get("limbeck.lock.wait").timer().count()).isOne();
			assertThat(count(context, "limbeck.revisions.applied")).isEqualTo(2);
		});
	}

	@Test
	void eachRevisionHasATimer(PostgresDatabase database) {
		this.revisions.add("c: b", "SELECT pg_sleep(0.05);");
		runner(database).run((context) -> {
			Timer timer = registry(context).get("limbeck.revision")
				.tag("revision", "c")
				.tag("direction", "upgrade")
				.timer();
			assertThat(timer.count()).isOne();
			assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isGreaterThan(40);
			assertThat(registry(context).get("limbeck.revision").timers()).hasSize(3);
		});
	}

	@Test
	void gaugesTellWhatIsPending(PostgresDatabase database) {
		runner(database).withPropertyValues("limbeck.mode=off")
			.run((context) -> assertThat(gauge(context, "limbeck.revisions.pending")).isEqualTo(2));
		runner(database).run((context) -> assertThat(gauge(context, "limbeck.revisions.pending")).isZero());
	}

	@Test
	void gaugesTellWhatIsAhead(PostgresDatabase database) {
		this.revisions.add("c: b", "SELECT 3;");
		runner(database).run((context) -> assertThat(gauge(context, "limbeck.revisions.ahead")).isZero());
		assertThat(this.folder.resolve("c.sql").toFile().delete()).isTrue();
		runner(database).run((context) -> assertThat(gauge(context, "limbeck.revisions.ahead")).isOne());
	}

	@Test
	void gaugesTellNothingIfNobodyLooked() {
		configured(Contexts.withoutDatabase(this.revisions)).withPropertyValues("spring.context.exit=onRefresh")
			.run((context) -> assertThat(gauge(context, "limbeck.revisions.pending")).isNaN());
	}

	@Test
	void failuresAreCountedBySqlState(PostgresDatabase database) {
		runner(database).run((context) -> {
			this.revisions.add("c: b", "SELECT 1/0;");
			Migrator migrator = context.getBean(Migrator.class);
			assertThatExceptionOfType(LimbeckException.class).isThrownBy(migrator::upgrade);
			assertThat(registry(context).get("limbeck.failures").tag("sqlstate", "22012").counter().count()).isOne();
		});
	}

	@Test
	void retriesAreCountedBySqlState(PostgresDatabase database) throws SQLException {
		database.execute("CREATE TABLE t (id int)");
		this.revisions.add("c: b", "DROP TABLE t;");
		try (Connection blocker = database.connect(); Statement statement = blocker.createStatement()) {
			blocker.setAutoCommit(false);
			statement.execute("LOCK TABLE t");
			runner(database).withPropertyValues("limbeck.statement.lock-timeout=100ms")
				.withBean(Unblocking.class, () -> new Unblocking(blocker))
				.run((context) -> assertThat(
						registry(context).get("limbeck.retries").tag("sqlstate", "55P03").counter().count())
					.isGreaterThanOrEqualTo(1));
		}
	}

	@Test
	void everyRegistryIsToldOnce(PostgresDatabase database) {
		runner(database).run((context) -> {
			SimpleMeterRegistry second = new SimpleMeterRegistry();
			context.getBean(MigrationMeters.class).bindTo(second);
			assertThat(second.get("limbeck.revisions.applied").counter().count()).isEqualTo(2);
			assertThat(count(context, "limbeck.revisions.applied")).isEqualTo(2);
		});
	}

	@Test
	void micrometerIsOptional(PostgresDatabase database) {
		Contexts.of(database, this.revisions)
			.withConfiguration(AutoConfigurations.of(MigrationMetersAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("limbeckMigrationMeters"));
	}

	private ApplicationContextRunner runner(PostgresDatabase database) {
		return configured(Contexts.of(database, this.revisions));
	}

	private static ApplicationContextRunner configured(ApplicationContextRunner runner) {
		return runner.withConfiguration(
				AutoConfigurations.of(MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
						SimpleMetricsExportAutoConfiguration.class, MigrationMetersAutoConfiguration.class));
	}

	private static MeterRegistry registry(ApplicationContext context) {
		return context.getBean(MeterRegistry.class);
	}

	private static double count(ApplicationContext context, String name) {
		return registry(context).get(name).counter().count();
	}

	private static double gauge(ApplicationContext context, String name) {
		return registry(context).get(name).gauge().value();
	}

	/**
	 * Frees what it holds once a revision was in need of it.
	 *
	 * @param blocker the transaction that holds it
	 */
	record Unblocking(Connection blocker) implements MigrationListener {

		@Override
		public void stepRetried(MigrationRetry retry) {
			try {
				this.blocker.rollback();
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
