package dev.limbeck.boot;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is migrated is what the application uses: tests for {@link ApplicationDataSource}.
 * The configuration names one database, the beans another one.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
class ApplicationDatabaseTests {

	private static final String MARK = "org.springframework.boot.test.context.SpringBootTestContextBootstrapper=true";

	private static final String NOWHERE = "limbeck.migration.url=jdbc:postgresql://localhost:1/none";

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	@BeforeEach
	void writeRevisions() {
		this.revisions = new RevisionFolder(this.folder).add("a", "CREATE TABLE a (id int);");
	}

	@Test
	void dataSourceThatATestPutsInTheOthersPlaceIsMigrated(PostgresDatabase named, PostgresDatabase used) {
		replacing(named, pool(used)).run((context) -> assertMigrated(used, named));
	}

	@Test
	void dataSourceBehindAProxyIsMigrated(PostgresDatabase named, PostgresDatabase used) {
		replacing(named, new DelegatingDataSource(plain(used))).run((context) -> assertMigrated(used, named));
	}

	@Test
	void dataSourceOfUnknownKindIsMigrated(PostgresDatabase named, PostgresDatabase used) {
		replacing(named, new Elsewhere(pool(named), plain(used))).run((context) -> assertMigrated(used, named));
	}

	@Test
	void subclassOfAPoolIsAskedForAConnection(PostgresDatabase named, PostgresDatabase used) {
		HikariDataSource pool = new HikariDataSource() {

			@Override
			public Connection getConnection() throws SQLException {
				return plain(used).getConnection();
			}

		};
		pool.setJdbcUrl(named.jdbcUrl());
		pool.setUsername("postgres");
		replacing(named, pool).run((context) -> assertMigrated(used, named));
	}

	@Test
	void lazyProxyIsLookedThrough(PostgresDatabase named, PostgresDatabase used) {
		HikariDataSource pool = pool(used);
		replacing(named, new LazyConnectionDataSourceProxy(pool)).run((context) -> {
			assertMigrated(used, named);
			assertThat(pool.isRunning()).isFalse();
		});
	}

	@Test
	void detailsDoNotOutrankTheDataSource(PostgresDatabase named, PostgresDatabase used) {
		Contexts.withoutDatabase(this.revisions)
			.withBean(JdbcConnectionDetails.class, () -> new FixedConnectionDetails(named.jdbcUrl()))
			.withBean(BeanPostProcessor.class, () -> new Replacement(plain(used)))
			.run((context) -> assertMigrated(used, named));
	}

	@Test
	void placeIsTheOneThatWasReached(PostgresDatabase named, PostgresDatabase used) {
		replacing(named, plain(used))
			.run((context) -> assertThat(Contexts.report(context).database()).isEqualTo(place(used)));
	}

	@Test
	void anotherKindOfDatabaseIsNotMigrated(PostgresDatabase named, CapturedOutput output) {
		EmbeddedDatabase embedded = new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2)
			.generateUniqueName(true)
			.build();
		replacing(named, embedded).run((context) -> {
			assertThat(context).hasNotFailed();
			assertNotMigrated(named);
			context.getBean(LimbeckInitializer.class).refresh();
			assertThat(context.getBean(LimbeckInitializer.class).outcome().reason()).isEqualTo(
					"The application's DataSource leads to another kind of database (jdbc:h2:), and Limbeck migrates PostgreSQL only.");
			assertThat(output.getAll().split("Nothing is migrated", -1)).hasSize(2);
		});
		embedded.shutdown();
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate", "verify", "await", "off" })
	void noModeMindsAnotherKindOfDatabase(String mode) {
		Contexts.withoutDatabase(this.revisions)
			.withPropertyValues("spring.datasource.url=jdbc:h2:mem:" + mode, "limbeck.mode=" + mode, NOWHERE,
					"spring.jpa.hibernate.ddl-auto=create")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void anotherKindOfDatabaseThatOnlyAConnectionShowsIsNotMigrated(PostgresDatabase named) throws SQLException {
		JdbcDataSource dataSource = new JdbcDataSource();
		dataSource.setUrl("jdbc:h2:mem:x");
		// There is one try only, and a busy machine takes long to load this database.
		dataSource.getConnection().close();
		Contexts.withoutDatabase(this.revisions)
			.withBean(DataSource.class, () -> new Elsewhere(plain(named), dataSource))
			.run((context) -> assertThat(context.getBean(LimbeckInitializer.class).outcome().reason())
				.startsWith("No usable connection to the database at the DataSource: it leads to H2, "));
	}

	@Test
	void urlForMigrationsIsLeftAsideInATestThatUsesAnotherDatabase(PostgresDatabase named, PostgresDatabase used,
			CapturedOutput output) {
		replacing(named, plain(used))
			.withPropertyValues(MARK, "limbeck.migration.url=" + named.url(), "limbeck.migration.username=x")
			.run((context) -> assertMigrated(used, named));
		assertThat(output)
			.contains("limbeck.migration.* is left aside: this test does not use the database of the configuration");
	}

	@Test
	void urlForMigrationsIsLeftAsideBesideAContainer(PostgresDatabase named, PostgresDatabase used) {
		Contexts.of(named, this.revisions)
			.withBean(JdbcConnectionDetails.class, () -> new FixedConnectionDetails(used.jdbcUrl()))
			.withPropertyValues(MARK, NOWHERE)
			.run((context) -> assertMigrated(used, named));
	}

	@Test
	void urlForMigrationsHoldsInATestThatUsesTheDatabaseOfTheConfiguration(PostgresDatabase used) {
		Contexts.of(used, this.revisions)
			.withPropertyValues(MARK, "limbeck.migration.url=" + used.url())
			.run((context) -> assertThat(Contexts.report(context).source()).isEqualTo("limbeck.migration.url"));
	}

	@Test
	void urlForMigrationsOfTheTestItselfHolds(PostgresDatabase named, PostgresDatabase used) {
		Map<String, Object> own = Map.of("limbeck.migration.url", used.url());
		replacing(named, plain(used)).withPropertyValues(MARK)
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("Inlined Test Properties", own)))
			.run((context) -> assertThat(Contexts.report(context).source()).isEqualTo("limbeck.migration.url"));
	}

	@Test
	void testWithoutADataSourceTouchesNoDatabase(PostgresDatabase named, CapturedOutput output) {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(LimbeckAutoConfiguration.class))
			.withPropertyValues(this.revisions.property(), MARK, "spring.datasource.url=" + named.jdbcUrl(), NOWHERE)
			.run((context) -> assertThat(context).hasNotFailed());
		assertNotMigrated(named);
		assertThat(output).contains(
				"Nothing is migrated. This test has no DataSource, so it uses no database. Let the test have one, or set limbeck.migration.url in the test.");
	}

	@Test
	void variableThatTheDataSourceDoesNotFollowIsNamed(PostgresDatabase named, PostgresDatabase used,
			CapturedOutput output) {
		replacing(named, pool(used)).withPropertyValues("limbeck.database.source=DATABASE_URL, PGPORT")
			.run((context) -> assertThat(output)
				.contains("Set but not used, because the DataSource leads elsewhere: DATABASE_URL, PGPORT"));
	}

	@Test
	void variableThatOnlyAConnectionShowsAsUnusedIsNamed(PostgresDatabase named, PostgresDatabase used,
			CapturedOutput output) {
		replacing(named, plain(used)).withPropertyValues("limbeck.database.source=DATABASE_URL")
			.run((context) -> assertThat(output)
				.contains("Set but not used, because the DataSource leads to " + place(used) + ": DATABASE_URL"));
		replacing(used, plain(used)).withPropertyValues("limbeck.database.source=PGHOST")
			.run((context) -> assertThat(output).doesNotContain(": PGHOST"));
	}

	@Test
	void routeThatIsNotThereIsNamed() {
		AbstractRoutingDataSource routing = new AbstractRoutingDataSource() {

			@Override
			protected Object determineCurrentLookupKey() {
				return "tenant";
			}

		};
		routing.setTargetDataSources(Map.of());
		Contexts.withoutDatabase(this.revisions).withBean(DataSource.class, () -> routing).run((context) -> {
			assertThat(Contexts.failure(context).description()).isEqualTo(
					"The application's DataSource routes, and knows no way while the application starts: Cannot determine target DataSource for lookup key [tenant].");
			assertThat(Contexts.failure(context).action()).isEqualTo(
					"Give it a default (setDefaultTargetDataSource), or mark the DataSource to migrate with @LimbeckDataSource.");
		});
	}

	private ApplicationContextRunner replacing(PostgresDatabase named, DataSource used) {
		return Contexts.of(named, this.revisions).withBean(BeanPostProcessor.class, () -> new Replacement(used));
	}

	private static HikariDataSource pool(PostgresDatabase database) {
		return DataSourceBuilder.create()
			.type(HikariDataSource.class)
			.url(database.jdbcUrl())
			.username("postgres")
			.build();
	}

	private static DataSource plain(PostgresDatabase database) {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(database.jdbcUrl());
		dataSource.setUser("postgres");
		return dataSource;
	}

	private static String place(PostgresDatabase database) {
		return database.jdbcUrl().replace("jdbc:postgresql://", "");
	}

	private static void assertMigrated(PostgresDatabase used, PostgresDatabase named) {
		assertThat(used.query("SELECT revision FROM limbeck_revision")).isEqualTo(List.of("a"));
		assertNotMigrated(named);
	}

	private static void assertNotMigrated(PostgresDatabase database) {
		assertThat(database.query("SELECT to_regclass('limbeck_revision')")).containsExactly("null");
	}

	/**
	 * Puts a {@code DataSource} in the place of the application's, as tests do.
	 *
	 * @param used the one that is used
	 */
	private record Replacement(DataSource used) implements BeanPostProcessor {

		@Override
		public Object postProcessAfterInitialization(Object bean, String name) {
			return (bean instanceof DataSource) ? this.used : bean;
		}

	}

	/**
	 * Claims to be one {@code DataSource}, and connects by another one.
	 */
	private static final class Elsewhere extends DelegatingDataSource {

		private final DataSource used;

		Elsewhere(DataSource claimed, DataSource used) {
			super(claimed);
			this.used = used;
		}

		@Override
		public Connection getConnection() throws SQLException {
			return this.used.getConnection();
		}

	}

}
