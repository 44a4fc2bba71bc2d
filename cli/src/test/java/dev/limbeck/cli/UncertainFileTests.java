package dev.limbeck.cli;

import java.nio.file.Path;

import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Workplace;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an upgrade does with files of which it is not certain what is meant, and with
 * those that only look different.
 */
@ExtendWith(PostgresExtension.class)
class UncertainFileTests {

	private static final String FILE = "db/migration/b.sql";

	@TempDir
	private Path directory;

	private Workplace workplace;

	private PostgresDatabase database;

	@BeforeEach
	void createTable(PostgresDatabase database) {
		this.database = database;
		this.database.execute("CREATE TABLE important (id int)");
		this.workplace = new Workplace(this.directory).on(database);
	}

	@Test
	void aMarkerWithAStrangeBlankIsNoCommentAndNothingIsDropped() {
		write("--\u00a0@downgrade");
		assertThat(this.workplace.run("upgrade")).isEqualTo(new Outcome(1, "", """
				%s:4:3: this looks like the tag @downgrade, but holds U+00A0 NO-BREAK SPACE
				4 | --\u00a0@downgrade
				  |   ^
				Nothing was run.
				Write "-- @downgrade", or reword the comment so that it does not start with something so similar.
				""".formatted(this.workplace.path(FILE))));
		assertThat(this.database.query("SELECT to_regclass('important'), to_regclass('limbeck_revision')"))
			.containsExactly("important");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--\u2009@downgrade", "--\u200b@downgrade", "--\ufeff@downgrade", "--- @downgrade",
			"-- -- @downgrade", "-- @ downgrade", "/* @downgrade */", "-- \uff20downgrade", "-- @down", "-- @undo",
			"-- @rollback", "-- downgrade", "-- +goose Down", "-- migrate:down", "-- //@UNDO", "--rollback",
			"-- @roll back", "/* -- @downgrade */", "/*---- DOWNGRADE ----*/", "/* +goose Down */", "-- roll back",
			"-- Migration Down", "-- rambler down --", "---- drop below ----", "-- flyway:undo", "-- @cleanup" })
	void whatMayBeAMarkerStopsTheUpgrade(String marker) {
		write(marker);
		Outcome outcome = this.workplace.run("upgrade");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(outcome.err()).startsWith(this.workplace.path(FILE) + ":4:");
		assertThat(this.database.query("SELECT to_regclass('important')")).containsExactly("important");
	}

	@Test
	void aFileThatOnlyLooksDifferentIsTheSame() {
		this.workplace.file(FILE, "-- @revision b\n-- @upgrade\nCREATE TABLE b (id int, t text DEFAULT 'x  y');\n");
		this.workplace.run("upgrade");
		this.workplace.file(FILE, """
				-- Copyright: nobody
				-- @revision b
				-- @upgrade
				CREATE TABLE b (
					id int,             -- as everywhere
					t text DEFAULT 'x  y'
				);
				""".replace("\n", "\r\n"));
		assertThat(this.workplace.run("upgrade")).isEqualTo(new Outcome(0, "Up to date at b\n", ""));
		assertThat(this.workplace.run("check").out()).isEqualTo("Everything is in order.\n");
	}

	private void write(String marker) {
		this.workplace.file(FILE, "-- @revision b\n-- @upgrade\nALTER TABLE important ADD x int;\n" + marker
				+ "\nDROP TABLE important;\n");
	}

}
