package dev.limbeck.boot;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.limbeck.LimbeckException;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.postgres.PostgresServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.core.BaseConnection;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.AbstractDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which connection migrations run on: tests for {@link MigrationConnections}.
 */
@ExtendWith(PostgresExtension.class)
class MigrationConnectionTests {

	private static final String NOT_HERE = "jdbc:postgresql://localhost:1/none";

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	@BeforeEach
	void writeRevisions() {
		this.revisions = new RevisionFolder(this.folder).add("a", "CREATE TABLE a (id int);");
	}

	@Test
	void urlForMigrationsComesFirst(PostgresDatabase database) {
		runner().withPropertyValues("spring.datasource.url=" + NOT_HERE, "limbeck.migration.url=" + database.url())
			.run((context) -> assertThat(Contexts.report(context).source()).isEqualTo("limbeck.migration.url"));
		assertThat(owner(database)).isEqualTo("postgres");
	}

	@Test
	void urlForMigrationsMayLeaveTheRoleToTheApplication(PostgresDatabase database) {
		String role = createOwner(database);
		runner()
			.withPropertyValues("spring.datasource.url=" + NOT_HERE, "spring.datasource.username=" + role,
					"limbeck.migration.url=" + database.jdbcUrl())
			.run((context) -> assertThat(owner(database)).isEqualTo(role));
	}

	@Test
	void urlCanBeShownWithEverythingFilledIn() {
		runner()
			.withPropertyValues("spring.datasource.url=jdbc:postgresql://db/app", "spring.datasource.username=app",
					"spring.datasource.password=s3cret", "limbeck.mode=off")
			.run((context) -> {
				MigrationConnection connection = context.getBean(MigrationConnection.class);
				assertThat(connection.url()).isEqualTo(DatabaseUrl.parse("postgresql://app:s3cret@db:5432/app"));
				assertThat(connection.toString()).doesNotContain("s3cret");
			});
	}

	@Test
	void urlOfAPoolCanBeShownAndThatOfAnotherDataSourceCannot(PostgresDatabase database) {
		runner().withBean(HikariDataSource.class, () -> pool(database))
			.run((context) -> assertThat(String.valueOf(context.getBean(MigrationConnection.class).url()))
				.contains("database=" + database.name()));
		runner().withBean(DataSource.class, UnknownDataSource::new)
			.withPropertyValues("limbeck.mode=off")
			.run((context) -> assertThat(context.getBean(MigrationConnection.class).url()).isNull());
	}

	@Test
	void brokenUrlForMigrationsIsNamed() {
		runner().withPropertyValues("limbeck.migration.url=mysql://u:s3cret@h/d").run((context) -> {
			LimbeckException failure = Contexts.failure(context);
			assertThat(failure.description()).startsWith("limbeck.migration.url: ").doesNotContain("s3cret");
		});
	}

	@Test
	void roleForMigrationsUsesTheSameUrl(PostgresDatabase database) {
		String role = createOwner(database);
		Contexts.of(database, this.revisions)
			.withPropertyValues("limbeck.migration.username=" + role)
			.run((context) -> assertThat(owner(database)).isEqualTo(role));
	}

	@Test
	void roleForMigrationsWorksWithADataSourceBean(PostgresDatabase database) {
		String role = createOwner(database);
		runner().withBean(HikariDataSource.class, () -> pool(database))
			.withPropertyValues("limbeck.migration.username=" + role)
			.run((context) -> assertThat(owner(database)).isEqualTo(role));
	}

	@Test
	void roleForMigrationsNeedsAUrlWhereNoneIsKnown() {
		runner().withBean(DataSource.class, UnknownDataSource::new)
			.withPropertyValues("limbeck.migration.username=app")
			.run((context) -> assertThat(Contexts.failure(context).action()).contains("limbeck.migration.url"));
	}

	@Test
	void markedDataSourceComesSecond(PostgresDatabase database) {
		runner().withPropertyValues("spring.datasource.url=" + NOT_HERE)
			.withUserConfiguration(MarkedDataSource.class)
			.withBean("marked-database", PostgresDatabase.class, () -> database)
			.run((context) -> {
				assertThat(Contexts.report(context).source()).isEqualTo("@LimbeckDataSource");
				assertThat(context.getBean(DataSource.class)).isInstanceOf(HikariDataSource.class);
			});
	}

	@Test
	void connectionDetailsComeThird(PostgresDatabase database) {
		runner().withPropertyValues("spring.datasource.url=" + NOT_HERE)
			.withBean(JdbcConnectionDetails.class, () -> new FixedConnectionDetails(database.jdbcUrl()))
			.run((context) -> assertThat(Contexts.report(context).source()).isEqualTo("FixedConnectionDetails"));
		assertThat(owner(database)).isEqualTo("postgres");
	}

	@Test
	void poolIsNotTouched(PostgresDatabase database) {
		Contexts.of(database, this.revisions).run((context) -> {
			assertThat(Contexts.report(context).steps()).hasSize(1);
			assertThat(context.getBean(HikariDataSource.class).isRunning()).isFalse();
		});
	}

	@Test
	void ownDataSourceLendsOneConnectionAndGetsItBackClean(PostgresDatabase database) throws Exception {
		this.revisions.add("b: a", "SET search_path = pg_catalog; SET lock_timeout = '1h';");
		HikariDataSource pool = pool(database);
		runner().withBean(HikariDataSource.class, () -> pool).run((context) -> {
			assertThat(Contexts.report(context).source()).isEqualTo("DataSource");
			assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isEqualTo(1);
			assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
			assertClean(pool);
		});
	}

	@Test
	void aPoolGivesANewConnectionAfterARevisionHasChangedWhatSessionsBeginWith(PostgresDatabase database) {
		HikariDataSource pool = pool(database);
		this.revisions.add("b: a", "ALTER ROLE postgres IN DATABASE " + database.name() + " SET work_mem = '5MB';")
			.add("c: b", "CREATE TABLE c AS SELECT current_setting('work_mem') AS memory;");
		runner().withBean(HikariDataSource.class, () -> pool).run((context) -> {
			assertThat(Contexts.report(context).steps()).hasSize(3);
			assertThat(database.query("SELECT memory FROM app.c")).containsExactly("5MB");
			assertClean(pool);
		});
	}

	private static void assertClean(DataSource pool) throws SQLException {
		try (Connection connection = pool.getConnection()) {
			assertThat(show(connection, "search_path")).isEqualTo("app");
			assertThat(show(connection, "lock_timeout")).isEqualTo("7s");
			assertThat(show(connection, "application_name")).isEqualTo("pool");
			assertThat(connection.getAutoCommit()).isFalse();
			assertThat(connection.unwrap(BaseConnection.class).getPreferQueryMode())
				.isEqualTo(PreferQueryMode.EXTENDED);
		}
	}

	@Test
	void ownDataSourceIsNotReplacedByWhatPropertiesSay(PostgresDatabase database) {
		runner().withBean(HikariDataSource.class, () -> pool(database))
			.withPropertyValues("spring.datasource.url=" + NOT_HERE)
			.run((context) -> assertThat(Contexts.report(context).source()).isEqualTo("DataSource"));
	}

	@Test
	void urlOfThePoolIsUsed(PostgresDatabase database) {
		runner().withPropertyValues("limbeck.database.embedded=never", "spring.datasource.url=" + NOT_HERE,
				"spring.datasource.hikari.jdbc-url=" + database.jdbcUrl(), "spring.datasource.hikari.username=postgres")
			.run((context) -> assertThat(Contexts.report(context).database()).isNotEmpty());
		assertThat(owner(database)).isEqualTo("postgres");
	}

	@Test
	void roleOfThePoolIsUsed(PostgresDatabase database) {
		String role = createOwner(database);
		Contexts.of(database, this.revisions)
			.withPropertyValues("limbeck.database.embedded=never", "spring.datasource.hikari.username=" + role)
			.run((context) -> assertThat(owner(database)).isEqualTo(role));
	}

	@Test
	void urlOfAnotherDriverGoesThroughTheDataSource(PostgresDatabase database) {
		runner()
			.withPropertyValues("spring.datasource.url=" + WrappingDriver.wrap(database.jdbcUrl()),
					"spring.datasource.username=postgres",
					"spring.datasource.driver-class-name=" + WrappingDriver.class.getName())
			.run((context) -> assertThat(Contexts.report(context).source()).isEqualTo("DataSource"));
		assertThat(owner(database)).isEqualTo("postgres");
	}

	@Test
	void primaryOfSeveralDataSourcesIsUsed(PostgresDatabase database, PostgresDatabase other) {
		runner().withBean("first", DataSource.class, () -> pool(database), (definition) -> definition.setPrimary(true))
			.withBean("second", DataSource.class, () -> pool(other))
			.run((context) -> assertThat(Contexts.report(context).steps()).hasSize(1));
		assertThat(owner(database)).isEqualTo("postgres");
		assertThat(other.query("SELECT to_regclass('limbeck_revision')")).containsExactly("null");
	}

	@Test
	void severalDataSourcesWithoutPrimaryAreAnError() {
		runner().withBean("first", DataSource.class, UnknownDataSource::new)
			.withBean("second", DataSource.class, UnknownDataSource::new)
			.run((context) -> {
				LimbeckException failure = Contexts.failure(context);
				assertThat(failure.description())
					.startsWith("There are several DataSource beans, none of them @Primary: first, second.");
				assertThat(failure.action()).contains("@LimbeckDataSource", "@Primary", "limbeck.migration.url");
			});
	}

	@Test
	void noDatabaseAtAllIsAnError() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(LimbeckAutoConfiguration.class))
			.run((context) -> assertThat(Contexts.failure(context).code()).isEqualTo("no-database"));
	}

	@Test
	void applicationWithoutJdbcMigratesWhatPropertiesName(PostgresDatabase database) {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(LimbeckAutoConfiguration.class))
			.withPropertyValues(this.revisions.property(), "spring.datasource.url=" + database.jdbcUrl(),
					"spring.datasource.username=postgres")
			.run((context) -> assertThat(owner(database)).isEqualTo("postgres"));
	}

	@Test
	void primaryOfSeveralHostsIsMigrated() {
		try (PostgresServer standby = PostgresServer.startStandby(); PostgresServer primary = PostgresServer.start()) {
			runner()
				.withPropertyValues("spring.datasource.url=jdbc:postgresql://localhost:" + standby.port()
						+ ",localhost:" + primary.port() + "/postgres", "spring.datasource.username=postgres")
				.run((context) -> assertThat(Contexts.report(context).database())
					.isEqualTo("localhost:" + primary.port() + "/postgres"));
		}
	}

	private ApplicationContextRunner runner() {
		return Contexts.withoutDatabase(this.revisions);
	}

	private static HikariDataSource pool(PostgresDatabase database) {
		database.execute("CREATE SCHEMA app");
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(database.jdbcUrl() + "?ApplicationName=pool");
		config.setUsername("postgres");
		config.setMaximumPoolSize(1);
		config.setAutoCommit(false);
		config.setConnectionInitSql("SET search_path = app; SET lock_timeout = '7s'");
		return new HikariDataSource(config);
	}

	private static String createOwner(PostgresDatabase database) {
		String role = "owner_of_" + database.name();
		database.execute("CREATE ROLE " + role + " LOGIN; GRANT ALL ON SCHEMA public TO " + role);
		return role;
	}

	private static String owner(PostgresDatabase database) {
		return database.query("SELECT tableowner FROM pg_tables WHERE tablename = 'limbeck_revision'").get(0);
	}

	private static String show(Connection connection, String setting) throws SQLException {
		try (var row = connection.createStatement().executeQuery("SHOW " + setting)) {
			row.next();
			return row.getString(1);
		}
	}

	/**
	 * A {@code DataSource} of which nothing is known.
	 */
	private static final class UnknownDataSource extends AbstractDataSource {

		@Override
		public Connection getConnection() throws SQLException {
			throw new SQLException("not asked for");
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			return getConnection();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class MarkedDataSource {

		@Bean(defaultCandidate = false)
		@LimbeckDataSource
		DataSource forMigrations(PostgresDatabase database) {
			PGSimpleDataSource dataSource = new PGSimpleDataSource();
			dataSource.setUrl(database.jdbcUrl());
			dataSource.setUser("postgres");
			return dataSource;
		}

	}

}
