package dev.limbeck.boot.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import dev.limbeck.boot.Contexts;
import dev.limbeck.boot.RevisionFolder;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link EmbeddedPostgresAutoConfiguration}.
 */
@ExtendWith(PostgresExtension.class)
class EmbeddedPostgresTests {

	@TempDir
	private Path folder;

	private ApplicationContextRunner runner;

	@BeforeEach
	void writeRevisions() {
		this.runner = Contexts.withoutDatabase(new RevisionFolder(this.folder).add("a", "CREATE TABLE a (id int);"));
	}

	@Test
	void isStartedIfNothingSaysWhereTheDatabaseIsAndStopsWithTheContext() {
		AtomicReference<String> url = new AtomicReference<>();
		this.runner.run((context) -> {
			assertThat(Contexts.report(context).source()).isEqualTo("embedded PostgreSQL");
			url.set(context.getBean(JdbcConnectionDetails.class).getJdbcUrl());
		});
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> DriverManager.getConnection(url.get(), "postgres", ""));
	}

	@ParameterizedTest
	@CsvSource({ "spring.datasource.url, spring.datasource.url in ",
			"spring.datasource.hikari.jdbc-url, spring.datasource.hikari.jdbc-url" })
	void isNotStartedWhereAUrlIsSet(String property, String source, PostgresDatabase database) {
		this.runner.withPropertyValues(property + "=" + database.jdbcUrl(), "spring.datasource.username=postgres")
			.run((context) -> {
				assertNotStarted(context);
				assertThat(Contexts.report(context).source()).startsWith(source);
				assertThat(Contexts.report(context).database()).endsWith(database.name());
			});
	}

	@Test
	void isStartedInAnyCaseIfToldSo() {
		this.runner
			.withPropertyValues("spring.datasource.url=jdbc:postgresql://localhost:1/none",
					"limbeck.database.embedded=always")
			.run((context) -> assertThat(Contexts.report(context).source()).isEqualTo("embedded PostgreSQL"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "limbeck.database.embedded=never", "limbeck.enabled=false" })
	void isNotThereIfToldSo(String property, PostgresDatabase database) {
		this.runner
			.withPropertyValues(property, "spring.datasource.url=" + database.jdbcUrl(),
					"spring.datasource.username=postgres")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedServer.class));
	}

	@Test
	void isNotThereWithoutItsClasses() {
		this.runner.withClassLoader(new FilteredClassLoader("io.zonky"))
			.withPropertyValues("spring.datasource.url=jdbc:postgresql://localhost:1/none", "limbeck.mode=off")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedServer.class));
	}

	@Test
	void yieldsToTheApplicationsOwnDataSource(PostgresDatabase database) {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(database.jdbcUrl());
		dataSource.setUser("postgres");
		this.runner.withBean(PGSimpleDataSource.class, () -> dataSource)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedServer.class));
	}

	@Test
	void keepsItsDataIfToldSo() {
		ApplicationContextRunner kept = this.runner
			.withPropertyValues("limbeck.database.embedded-directory=" + this.folder.resolve("data"));
		kept.run((context) -> assertThat(Contexts.report(context).steps()).hasSize(1));
		kept.run((context) -> assertThat(Contexts.report(context).steps()).isEmpty());
	}

	@Test
	void letsNobodyInWithoutItsPassword() {
		this.runner.run((context) -> {
			String url = context.getBean(JdbcConnectionDetails.class).getJdbcUrl();
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> DriverManager.getConnection(url, "postgres", "postgres"))
				.satisfies((refused) -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
		});
	}

	@Test
	void listensOnTheLoopbackInterfaceAlone() {
		this.runner.run((context) -> {
			JdbcTemplate template = new JdbcTemplate(context.getBean(DataSource.class));
			assertThat(template.queryForObject("SHOW unix_socket_directories", String.class)).isEmpty();
			assertThat(template.queryForObject("SHOW listen_addresses", String.class)).isEqualTo("localhost");
			assertThat(template.queryForList("SELECT DISTINCT auth_method FROM pg_hba_file_rules", String.class))
				.containsExactly("scram-sha-256");
		});
	}

	@Test
	void dataThatTrustedEverybodyGetAPassword() throws IOException {
		Path data = this.folder.resolve("data");
		EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).start().close();
		this.runner.withPropertyValues("limbeck.database.embedded-directory=" + data).run((context) -> {
			JdbcConnectionDetails details = context.getBean(JdbcConnectionDetails.class);
			assertThat(details.getPassword()).isEqualTo(Files.readString(data.resolve("limbeck-password")));
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> DriverManager.getConnection(details.getJdbcUrl(), "postgres", "postgres"));
		});
	}

	@Test
	void isNotRunFromADirectoryIntoWhichOthersMayHavePutPrograms() throws IOException {
		Path open = Files.createDirectory(this.folder.resolve("limbeck-" + System.getProperty("user.name")));
		Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
		String temporary = System.setProperty("java.io.tmpdir", this.folder.toString());
		try {
			this.runner.run((context) -> assertThat(Contexts.failure(context).description())
				.isEqualTo("The embedded PostgreSQL did not start: java.io.IOException: " + open
						+ " is open to others, who may have put programs into it: remove it"));
		}
		finally {
			System.setProperty("java.io.tmpdir", temporary);
		}
	}

	private static void assertNotStarted(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed();
		assertThat(context.getBeanFactory().containsBeanDefinition("limbeckEmbeddedServer")).isTrue();
		assertThat(context.getBeanFactory().containsSingleton("limbeckEmbeddedServer")).isFalse();
	}

}
