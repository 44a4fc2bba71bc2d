package dev.limbeck.boot;

import java.nio.file.Path;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.limbeck.LimbeckException;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Settings of the pool that change the session hold for migrations, too: tests for
 * {@link PooledLogin}.
 */
@ExtendWith(PostgresExtension.class)
class PoolSettingTests {

	private static final String HIKARI = "spring.datasource.hikari.";

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	@BeforeEach
	void writeRevisions() {
		this.revisions = new RevisionFolder(this.folder).add("a", "CREATE TABLE a (id int);")
			.add("b: a", "CREATE TABLE b (id int); RESET ALL;")
			.add("c: b", "CREATE TABLE c (id int);");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "schema=app", "data-source-properties.currentSchema=app",
			"data-source-properties.options=-c search_path=app", "connection-init-sql=SET search_path = app" })
	void tablesLandWhereThePoolSays(String setting, PostgresDatabase database) {
		database.execute("CREATE SCHEMA app");
		runner(database, HIKARI + setting).run((context) -> {
			assertThat(schemas(database)).containsExactly("app", "app", "app");

			assertThat(context.getBean(HikariDataSource.class).isRunning()).isFalse();
		});
	}

	@Test
	void tablesBelongToTheRoleThatThePoolTakes(PostgresDatabase database) {
		String role = role(database);
		runner(database, HIKARI + "connection-init-sql=SET ROLE " + role).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(owners(database)).containsExactly(role, role, role);
		});
	}

	@ParameterizedTest
	@CsvSource({ "data-source-properties.sslmode=require", "data-source-properties.ssl=true",
			"data-source-properties.sslNegotiation=direct" })
	void encryptionThatThePoolDemandsIsNotLeftOut(String setting, PostgresDatabase database) {
		runner(database, HIKARI + setting)
			.run((context) -> assertThat(Contexts.failure(context).code()).isEqualTo("tls-failed"));
		assertThat(database.query("SELECT to_regclass('limbeck_revision')")).containsExactly("null");
	}

	@Test
	void encryptionThatThePoolDemandsHoldsForTheUrlForMigrations(PostgresDatabase database) {
		runner(database, HIKARI + "data-source-properties.sslmode=require", "limbeck.migration.url=" + database.url())
			.run((context) -> assertThat(Contexts.failure(context).code()).isEqualTo("tls-failed"));
	}

	@Test
	void urlForMigrationsMaySayOtherwise(PostgresDatabase database) {
		database.execute("CREATE SCHEMA app; CREATE SCHEMA other");
		runner(database, HIKARI + "data-source-properties.sslmode=require",
				HIKARI + "data-source-properties.currentSchema=app",
				"limbeck.migration.url=" + database.jdbcUrl() + "?sslmode=disable&currentSchema=other")
			.run((context) -> assertThat(schemas(database)).containsExactly("other", "other", "other"));
	}

	@Test
	void schemaOfThePoolHoldsForTheUrlAndTheRoleForMigrations(PostgresDatabase database) {
		String role = role(database);
		database.execute("CREATE SCHEMA app AUTHORIZATION " + role);
		runner(database, HIKARI + "schema=app", "limbeck.migration.url=" + database.jdbcUrl(),
				"limbeck.migration.username=" + role)
			.run((context) -> {
				assertThat(schemas(database)).containsExactly("app", "app", "app");
				assertThat(owners(database)).containsExactly(role, role, role);
			});
	}

	@Test
	void migrationsMayBeginWithOtherSql(PostgresDatabase database) {
		database.execute("CREATE SCHEMA app");
		runner(database, HIKARI + "connection-init-sql=SET ROLE nobody",
				"limbeck.migration.init-sql=SET search_path = app")
			.run((context) -> assertThat(schemas(database)).containsExactly("app", "app", "app"));
	}

	@Test
	void migrationsMayBeginWithNothing(PostgresDatabase database) {
		runner(database, HIKARI + "connection-init-sql=SET ROLE nobody", "limbeck.migration.init-sql=")
			.run((context) -> assertThat(schemas(database)).containsExactly("public", "public", "public"));
	}

	@Test
	void sqlThatTheServerRefusesIsTold(PostgresDatabase database) {
		runner(database, HIKARI + "connection-init-sql=SET search_path = app; SET ROLE nobody").run((context) -> {
			LimbeckException failure = Contexts.failure(context);
			assertThat(failure.description()).isEqualTo(
					"The server refused what sessions begin with (spring.datasource.hikari.connection-init-sql): role \"nobody\" does not exist (SQLSTATE 22023).");
			assertThat(failure.action()).isEqualTo(
					"The connection for migrations begins with the same SQL as those of the pool. Correct it, or set limbeck.migration.init-sql to SQL for migrations alone, or to nothing.");
		});
	}

	@Test
	void poolOfAnotherMakeLendsAConnection(PostgresDatabase database) {
		String role = role(database);
		runner(database, "spring.datasource.type=" + BasicDataSource.class.getName(),
				"spring.datasource.dbcp2.connection-init-sqls=SET ROLE " + role, "spring.datasource.dbcp2.max-total=1")
			.run((context) -> {
				assertThat(Contexts.report(context).source()).isEqualTo("DataSource");
				assertThat(owners(database)).containsExactly(role, role, role);
				assertThat(context.getBean(BasicDataSource.class).getNumActive()).isZero();
			});
	}

	@Test
	void borrowedConnectionDoesNotBeginWithOtherSql(PostgresDatabase database) {
		PGSimpleDataSource plain = new PGSimpleDataSource();
		plain.setUrl(database.jdbcUrl());
		Contexts.withoutDatabase(this.revisions)
			.withBean(DataSource.class, () -> plain)
			.withPropertyValues("limbeck.migration.init-sql=SET search_path = app")
			.run((context) -> assertThat(Contexts.failure(context)).hasMessageStartingWith(
					"limbeck.migration.init-sql is set, but the connection for migrations is borrowed (DataSource): who uses it afterwards would find the session changed."));
	}

	private ApplicationContextRunner runner(PostgresDatabase database, String... settings) {
		return Contexts.of(database, this.revisions).withPropertyValues(settings);
	}

	private static String role(PostgresDatabase database) {
		String role = "role_of_" + database.name();
		database.execute("CREATE ROLE " + role + " LOGIN; GRANT ALL ON SCHEMA public TO " + role);
		return role;
	}

	private static Iterable<String> owners(PostgresDatabase database) {
		return database.query("SELECT tableowner FROM pg_tables WHERE tablename IN ('a', 'b', 'c')");
	}

	private static Iterable<String> schemas(PostgresDatabase database) {
		return database.query("SELECT schemaname FROM pg_tables WHERE tablename IN ('a', 'b', 'c')");
	}

}
