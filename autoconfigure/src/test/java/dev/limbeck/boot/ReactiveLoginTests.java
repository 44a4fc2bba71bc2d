package dev.limbeck.boot;

import java.nio.file.Path;
import java.util.Map;

import dev.limbeck.LimbeckException;
import dev.limbeck.boot.embedded.EmbeddedPostgresAutoConfiguration;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The database of a reactive application: tests for {@link ReactiveLogin} and
 * {@link ApplicationConnectionFactory}.
 */
@ExtendWith(PostgresExtension.class)
class ReactiveLoginTests {

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	@BeforeEach
	void writeRevisions() {
		this.revisions = new RevisionFolder(this.folder).add("a", "CREATE TABLE a (id int);");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					r2dbc:postgresql://h/d                                | jdbc:postgresql://h:5432/d
					r2dbc:postgresql://[::1]:6/d                          | jdbc:postgresql://[::1]:6/d
					r2dbc:postgresql:failover://h1:5,h2/d                 | jdbc:postgresql://h1:5,h2:5432/d
					r2dbc:pool:postgresql://h/d                           | jdbc:postgresql://h:5432/d
					r2dbcs:postgresql://h/d                               | jdbc:postgresql://h:5432/d?sslmode=verify-full
					r2dbc:postgresql://h/d?sslMode=verify-ca&sslRootCert=/r | jdbc:postgresql://h:5432/d?sslmode=verify-ca&sslrootcert=%2Fr
					r2dbc:postgresql://h/d?sslMode=TUNNEL                 | jdbc:postgresql://h:5432/d?sslNegotiation=direct&sslmode=require
					r2dbc:postgresql://h/d?schema=app                     | jdbc:postgresql://h:5432/d?currentSchema=app
					r2dbc:postgresql://h/d?options=role=a%20b             | jdbc:postgresql://h:5432/d?options=-c%20role%3Da%5C%20b
					""")
	void isSaidInTheWordsOfJdbc(String url, String jdbcUrl) {
		assertThat(new ReactiveLogin(ConnectionFactoryOptions.parse(url)).toJdbc().jdbcUrl()).isEqualTo(jdbcUrl);
	}

	@Test
	void roleAndPasswordStayOutOfTheUrl() {
		Login login = new ReactiveLogin(ConnectionFactoryOptions.parse("r2dbc:postgresql://u:s3cret@h/d")).toJdbc();
		assertThat(login.properties()).isEqualTo(Map.of("user", "u", "password", "s3cret"));
		assertThat(login.jdbcUrl() + login).doesNotContain("s3cret");
	}

	@Test
	void unixSocketIsRefused() {
		ConnectionFactoryOptions options = ConnectionFactoryOptions.builder()
			.option(Option.valueOf("socket"), "/run/s")
			.build();
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(new ReactiveLogin(options)::toJdbc)
			.withMessage("The application's ConnectionFactory connects by a unix socket, which JDBC does not.");
	}

	@Test
	void propertiesOfR2dbcSayWhatIsMigrated(PostgresDatabase database) {
		database.execute("CREATE SCHEMA app");
		runner()
			.withPropertyValues("spring.r2dbc.url=" + reactive(database) + "?schema=app",
					"spring.r2dbc.username=postgres")
			.run((context) -> {
				assertThat(Contexts.report(context).source()).isEqualTo("spring.r2dbc.url");
				assertThat(database.query("SELECT schemaname FROM pg_tables WHERE tablename = 'a'"))
					.containsExactly("app");
			});
	}

	@Test
	void detailsOfAContainerSayWhatIsMigrated(PostgresDatabase database) {
		ConnectionFactoryOptions options = ConnectionFactoryOptions.parse(reactive(database))
			.mutate()
			.option(ConnectionFactoryOptions.USER, "postgres")
			.build();
		runner().withBean(R2dbcConnectionDetails.class, () -> () -> options)
			.withPropertyValues("spring.r2dbc.url=r2dbc:postgresql://localhost:1/none",
					"spring.datasource.url=jdbc:postgresql://localhost:1/none")
			.run((context) -> assertThat(Contexts.report(context).steps()).hasSize(1));
	}

	@Test
	void otherKindOfDatabaseIsNotMigrated(PostgresDatabase database) {
		runner().withBean(ConnectionFactory.class, OtherKind::new)
			.withPropertyValues("spring.datasource.url=" + database.jdbcUrl())
			.run((context) -> assertThat(context.getBean(LimbeckInitializer.class).outcome().reason()).isEqualTo(
					"The application's ConnectionFactory leads to another kind of database (H2), and Limbeck migrates PostgreSQL only."));
	}

	@Test
	void connectionFactoryThatDoesNotTellNeedsAUrl(PostgresDatabase database) {
		ApplicationContextRunner own = runner().withBean(ConnectionFactory.class, () -> new PostgresqlConnectionFactory(
				PostgresqlConnectionConfiguration.builder().host("h").username("u").build()));
		own.run((context) -> assertThat(Contexts.failure(context)).hasMessage("The application's ConnectionFactory "
				+ "(io.r2dbc.postgresql.PostgresqlConnectionFactory) does not tell where it leads."));
		own.withPropertyValues("limbeck.migration.url=" + database.url())
			.run((context) -> assertThat(Contexts.report(context).steps()).hasSize(1));
	}

	@Test
	void roleForMigrationsUsesTheSameDatabase(PostgresDatabase database) {
		String role = "role_of_" + database.name();
		database.execute("CREATE ROLE " + role + " LOGIN; GRANT ALL ON SCHEMA public TO " + role);
		runner()
			.withPropertyValues("spring.r2dbc.url=" + reactive(database), "spring.r2dbc.username=app",
					"limbeck.migration.username=" + role)
			.run((context) -> assertThat(database.query("SELECT tableowner FROM pg_tables WHERE tablename = 'a'"))
				.containsExactly(role));
	}

	private ApplicationContextRunner runner() {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(R2dbcAutoConfiguration.class, DataSourceAutoConfiguration.class,
					EmbeddedPostgresAutoConfiguration.class, LimbeckAutoConfiguration.class))
			.withPropertyValues(this.revisions.property(), "limbeck.wait.timeout=0s");
	}

	private static String reactive(PostgresDatabase database) {
		return database.jdbcUrl().replace("jdbc:", "r2dbc:");
	}

	/**
	 * Leads to H2.
	 */
	private static final class OtherKind implements ConnectionFactory {

		@Override
		public Publisher<? extends Connection> create() {
			return Mono.error(new IllegalStateException("not asked for"));
		}

		@Override
		public ConnectionFactoryMetadata getMetadata() {
			return () -> "H2";
		}

	}

}
