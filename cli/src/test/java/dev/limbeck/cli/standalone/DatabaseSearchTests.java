package dev.limbeck.cli.standalone;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who says where the database is.
 */
class DatabaseSearchTests {

	@TempDir
	private Path directory;

	private Workplace workplace;

	@BeforeEach
	void createWorkplace() {
		this.workplace = new Workplace(this.directory);
	}

	@Test
	void databaseUrl() {
		this.workplace.variable("DATABASE_URL", "postgres://app:s3cret@db/shop").variable("PGPORT", "5433");
		assertThat(found()).isEqualTo("app:s3cret@db:5433/shop DATABASE_URL, PGPORT");
	}

	@Test
	void parts() {
		this.workplace.variable("DB_HOST", "db").variable("POSTGRES_PASSWORD", "s3cret");
		assertThat(found()).isEqualTo("postgres:s3cret@db:5432/postgres DB_HOST, POSTGRES_PASSWORD");
	}

	@Test
	void connectionServiceOfLibpq() {
		this.workplace.variable("PGSERVICE", "app")
			.variable("PGSERVICEFILE", "service.conf")
			.variable("PGPORT", "7")
			.file("service.conf", "[app]\nhost=db\nport=6\npassword=s3cret\n");
		assertThat(found()).isEqualTo("postgres:s3cret@db:6/postgres PGSERVICE, PGSERVICEFILE");
		assertThat(found("--url", "postgres://me@host/mine"))
			.isEqualTo("me:s3cret@host:6/mine --url, PGSERVICE, PGSERVICEFILE");
	}

	@Test
	void optionWinsOverAll() {
		this.workplace.variable("DATABASE_URL", "postgres://app:other@db/shop")
			.variable("LIMBECK_MIGRATION_URL", "postgres://m@n/o")
			.variable("LIMBECK_MIGRATION_PASSWORD", "other");
		assertThat(found("--url", "postgres://me:s3cret@host:1/mine")).isEqualTo("me:s3cret@host:1/mine --url");
	}

	@Test
	void variablesFillInWhatTheOptionLeavesOut() {
		this.workplace.variable("PGPASSWORD", "s3cret").variable("PGDATABASE", "other");
		assertThat(found("--url", "postgres://me@host/mine")).isEqualTo("me:s3cret@host:5432/mine --url, PGPASSWORD");
	}

	@Test
	void migrationUrlWinsOverDatabaseUrl() {
		this.workplace.variable("DATABASE_URL", "postgres://app:other@db/shop")
			.file("limbeck.properties",
					"limbeck.migration.url=postgres://owner@db/shop\nlimbeck.migration.password=s3cret\n");
		assertThat(found()).isEqualTo("owner:s3cret@db:5432/shop limbeck.migration.url");
	}

	@Test
	void migrationRoleReplacesTheApplications() {
		this.workplace.variable("DATABASE_URL", "postgres://app:other@db/shop")
			.variable("LIMBECK_MIGRATION_USERNAME", "owner")
			.variable("LIMBECK_MIGRATION_PASSWORD", "s3cret");
		assertThat(found()).isEqualTo("owner:s3cret@db:5432/shop DATABASE_URL");
	}

	@Test
	void springsVariablesWinOverDatabaseUrl() {
		this.workplace.variable("DATABASE_URL", "postgres://other:other@other/other")
			.variable("SPRING_DATASOURCE_URL", "jdbc:postgresql://db/shop")
			.variable("SPRING_DATASOURCE_USERNAME", "app")
			.variable("SPRING_DATASOURCE_PASSWORD", "s3cret");
		assertThat(found()).isEqualTo("app:s3cret@db:5432/shop SPRING_DATASOURCE_URL");
	}

	@Test
	void anEmptyVariableOfSpringIsNone() {
		this.workplace.variable("SPRING_DATASOURCE_URL", " ").variable("PGHOST", "db");
		assertThat(found()).isEqualTo("postgres:null@db:5432/postgres PGHOST");
	}

	@Test
	void anEmptyUrlOfTheEnvironmentIsAnError() {
		this.workplace.variable("DATABASE_URL", "").variable("PGHOST", "db");
		assertThat(failure()).startsWith("DATABASE_URL is set, but empty");
	}

	@Test
	void nothingIsSaidToBeNothing() {
		assertThat(found()).isEqualTo("postgres:null@localhost:5432/postgres "
				+ "limbeck.database.default-* (nothing says where the database is: set DATABASE_URL)");
	}

	@Test
	void secretsMayStandInFiles() {
		this.workplace.variable("DATABASE_URL", "postgres://app@db/shop")
			.variable("POSTGRES_PASSWORD_FILE", "secret.txt")
			.file("secret.txt", "s3cret\n");
		assertThat(found()).isEqualTo("app:s3cret@db:5432/shop DATABASE_URL, POSTGRES_PASSWORD_FILE");
	}

	@Test
	void envFileIsAsGoodAsTheShell() {
		this.workplace.file(".env", "DATABASE_URL='postgres://app:s3cret@db/shop'\n");
		assertThat(found("--env-file=.env")).isEqualTo("app:s3cret@db:5432/shop DATABASE_URL");
	}

	@Test
	void whatCannotBeUnderstoodNamesWhoSaysIt() {
		assertThat(failure("--url", "postgres://u:s3cret@h:port/d")).startsWith("--url").doesNotContain("s3cret");
		this.workplace.variable("SPRING_DATASOURCE_URL", "jdbc:mysql://u:s3cret@h/d");
		assertThat(failure()).startsWith("SPRING_DATASOURCE_URL: ").doesNotContain("s3cret");
		this.workplace.variable("LIMBECK_MIGRATION_URL", "jdbc:mysql://u:s3cret@h/d");
		assertThat(failure()).startsWith("limbeck.migration.url").doesNotContain("s3cret");
	}

	@Test
	void anEmptyOptionIsAnError() {
		assertThat(failure("--url", "")).startsWith("--url is empty.");
	}

	private String found(String... options) {
		JsonNode url = run(options).json();
		return url.get("user").stringValue() + ":" + (url.has("password") ? url.get("password").stringValue() : "null")
				+ "@" + url.get("host").stringValue() + ":" + url.get("port").intValue() + "/"
				+ url.get("database").stringValue() + " " + url.get("source").stringValue();
	}

	private String failure(String... options) {
		Outcome outcome = run(options);
		assertThat(outcome.exitCode()).isEqualTo(1);
		return outcome.json().at("/error/description").stringValue();
	}

	private Outcome run(String... options) {
		String[] arguments = new String[options.length + 3];
		arguments[0] = "url";
		arguments[1] = "--json";
		arguments[2] = "--reveal";
		System.arraycopy(options, 0, arguments, 3, options.length);
		return this.workplace.run(arguments);
	}

}
