package dev.limbeck.boot.meters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import dev.limbeck.LimbeckException;
import dev.limbeck.boot.Contexts;
import dev.limbeck.boot.LimbeckInitializer;
import dev.limbeck.boot.RevisionFolder;
import dev.limbeck.migrate.MigrationListener;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.step.MigrationRetry;
import dev.limbeck.step.RunningStep;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
		this.revisions = RevisionFolder.ofTwo(this.folder);
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
			assertThat(failures(registry(context), "failed-statement", "22012")).isOne();
			assertThat(registry(context).get("limbeck.failures").counters()).hasSize(1);
		});
	}

	@Test
	void aRunThatFailsBeforeAnyRevisionIsCountedToo(PostgresDatabase database) {
		runner(database).run((context) -> {
			this.revisions.add("c: a", "SELECT 3;");
			assertThatExceptionOfType(LimbeckException.class).isThrownBy(context.getBean(Migrator.class)::upgrade);
			assertThat(failures(registry(context), "several-heads", "none")).isOne();
		});
	}

	@Test
	void whyTheServerRefusedTheLoginIsCounted(PostgresDatabase database) {
		runner(database).run((context) -> {
			database.drop();
			assertThatExceptionOfType(LimbeckException.class).isThrownBy(context.getBean(Migrator.class)::upgrade);
			assertThat(failures(registry(context), "database-missing", "3D000")).isOne();
		});
	}

	@Test
	void aStartThatFailsTellsTheRegistriesThatAreThere(PostgresDatabase database) {
		this.revisions.add("c: b", "SELECT 1/0;");
		SimpleMeterRegistry pushing = new SimpleMeterRegistry();
		runner(database).withInitializer((context) -> context.getBeanFactory().registerSingleton("pushing", pushing))
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(failures(pushing, "failed-statement", "22012")).isOne();
				assertThat(pushing.get("limbeck.revisions.applied").counter().count()).isEqualTo(2);
			});
	}

	@Test
	void whatWasToldBeforeIsNotToldAgain(PostgresDatabase database) {
		SimpleMeterRegistry existing = new SimpleMeterRegistry();
		new ApplicationContextRunner().withBean(MeterRegistry.class, () -> existing).run((context) -> {
			MigrationMeters meters = new MigrationMeters(context.getBeanProvider(LimbeckInitializer.class),
					new CreatedRegistries(context.getSourceApplicationContext().getBeanFactory()));
			meters.failed(new IllegalStateException());
			meters.bindTo(existing);
			assertThat(failures(existing, "unexpected", "none")).isOne();
			meters.failed(new IllegalStateException());
			assertThat(failures(existing, "unexpected", "none")).isEqualTo(2);
		});
	}

	@Test
	void ofACompositeOnlyTheWholeIsTold() {
		new ApplicationContextRunner().withUserConfiguration(Composite.class).run((context) -> {
			MigrationMeters meters = new MigrationMeters(context.getBeanProvider(LimbeckInitializer.class),
					new CreatedRegistries(context.getSourceApplicationContext().getBeanFactory()));
			meters.failed(new IllegalStateException());
			assertThat(failures(context.getBean("part", MeterRegistry.class), "unexpected", "none")).isOne();
		});
	}

	@Test
	void connectionsThatGetLostAreCounted() {
		MigrationMeters meters = meters();
		meters.connectionLost(1);
		meters.connectionLost(2);
		assertThat(bound(meters).get("limbeck.connections.lost").counter().count()).isEqualTo(2);
	}

	@Test
	void eachMeterSaysWhatItIsAndIsDocumented() throws IOException {
		MigrationMeters meters = meters();
		RunningStep step = new RunningStep("c", Direction.DOWNGRADE, "Make c", 1, 1, 1);
		meters.reached("db", 3, Duration.ofSeconds(2));
		meters.lockTaken(Duration.ofSeconds(1));
		meters.stepRetried(new MigrationRetry(step, 1, 2, "55P03", List.of(), Duration.ZERO));
		meters.stepFinished(step, Duration.ofSeconds(3));
		meters.stepFinished(new RunningStep("d", Direction.UPGRADE, "Make d", 1, 1, 1), Duration.ofSeconds(4));
		meters.connectionLost(1);
		meters.failed(new LimbeckException("pooler", "", ""));
		assertThat(bound(meters).getMeters())
			.extracting((meter) -> meter.getId().getName() + " "
					+ meter.getId().getTags().stream().map(Tag::getKey).sorted().toList() + " "
					+ meter.getId().getBaseUnit())
			.containsExactlyInAnyOrder("limbeck.wait [] seconds", "limbeck.wait.attempts [] attempts",
					"limbeck.lock.wait [] seconds", "limbeck.revision [direction, revision] seconds",
					"limbeck.revision [direction, revision] seconds", "limbeck.revisions.applied [] null",
					"limbeck.revisions.pending [] null", "limbeck.revisions.ahead [] null",
					"limbeck.retries [sqlstate] retries", "limbeck.failures [code, sqlstate] failures",
					"limbeck.connections.lost [] null");
		String operations = Files.readString(Path.of("..", "docs", "operations.md"));
		assertThat(bound(meters).getMeters()).map(Meter::getId).allSatisfy((id) -> {
			assertThat(id.getDescription()).isNotBlank();
			assertThat(operations)
				.contains("| `" + id.getName() + "` | " + id.getType().name().toLowerCase(Locale.ROOT));
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

	private static MigrationMeters meters() {
		DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
		return new MigrationMeters(beanFactory.getBeanProvider(LimbeckInitializer.class),
				new CreatedRegistries(beanFactory));
	}

	private static SimpleMeterRegistry bound(MigrationMeters meters) {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		meters.bindTo(registry);
		return registry;
	}

	private static double failures(MeterRegistry registry, String code, String sqlState) {
		return registry.get("limbeck.failures").tag("code", code).tag("sqlstate", sqlState).counter().count();
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
	 * A registry that is made of another one, as Spring Boot makes it of several.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Composite {

		@Bean
		SimpleMeterRegistry part() {
			return new SimpleMeterRegistry();
		}

		@Bean
		CompositeMeterRegistry whole(SimpleMeterRegistry part) {
			CompositeMeterRegistry whole = new CompositeMeterRegistry();
			whole.add(part);
			return whole;
		}

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
