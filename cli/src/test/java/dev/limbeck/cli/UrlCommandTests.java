package dev.limbeck.cli;

import java.nio.file.Path;

import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Workplace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * url shows what was found, and the password only to those who ask for it.
 */
class UrlCommandTests {

	@TempDir
	private Path directory;

	private Workplace workplace;

	@BeforeEach
	void setVariables() {
		this.workplace = new Workplace(this.directory).variable("DATABASE_URL",
				"postgres://app:s3cret@db.example.com:5433/shop?sslmode=require&sslpassword=k3y");
	}

	@Test
	void passwordIsHidden() {
		assertThat(this.workplace.run("url")).isEqualTo(new Outcome(0, """
				jdbc:postgresql://db.example.com:5433/shop?sslmode=require
				User:     app
				Password: set (--reveal shows it)
				Source:   DATABASE_URL
				""", ""));
	}

	@Test
	void passwordIsRevealed() {
		assertThat(this.workplace.run("url", "--reveal").out()).contains("Password: s3cret\n");
	}

	@Test
	void jsonHidesThePasswordToo() {
		assertThat(this.workplace.run("--json", "url").out()).isEqualTo("""
				{"host":"db.example.com","port":5433,"database":"shop","user":"app",\
				"parameters":{"sslmode":"require"},\
				"jdbcUrl":"jdbc:postgresql://db.example.com:5433/shop?sslmode=require","source":"DATABASE_URL"}
				""");
	}

	@Test
	void jsonReveals() {
		assertThat(this.workplace.run("url", "--reveal", "--json").out()).contains("\"password\":\"s3cret\"",
				"\"sslpassword\":\"k3y\"");
	}

	@Test
	void severalHostsAreListed() {
		Outcome outcome = this.workplace.run("url", "--json", "--url", "postgresql://u@one,two:5433/d");
		assertThat(outcome.json().get("hosts").toString())
			.isEqualTo("[{\"host\":\"one\",\"port\":5432},{\"host\":\"two\",\"port\":5433}]");
		assertThat(outcome.json().get("host").stringValue()).isEqualTo("one");
		assertThat(outcome.json().get("source").stringValue()).isEqualTo("--url");
	}

	@Test
	void withoutAnythingTheDefaultsHold(@TempDir Path empty) {
		assertThat(new Workplace(empty).run("url").out()).isEqualTo("""
				jdbc:postgresql://localhost:5432/postgres
				User:     postgres
				Password: not set
				Source:   limbeck.database.default-* (nothing says where the database is: set DATABASE_URL)
				""");
	}

	@Test
	void aUrlThatCannotBeUnderstoodIsNotShown() {
		Outcome outcome = this.workplace.run("url", "--url", "mysql://app:s3cret@host/db");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(outcome.out()).isEmpty();
		assertThat(outcome.err()).contains("--url").doesNotContain("s3cret");
	}

}
