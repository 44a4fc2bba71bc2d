package dev.limbeck.cli;

import java.nio.file.Path;

import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Workplace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How revisions become the files of another tool.
 */
class ExportCommandTests {

	@TempDir
	private Path directory;

	private Workplace workplace;

	@BeforeEach
	void writeFiles() {
		this.workplace = new Workplace(this.directory);
		revision("a", "Make orders", "-- @upgrade\nCREATE TABLE orders (id int);\n-- @downgrade\nDROP TABLE orders;\n");
		revision("b1", "Index them",
				"-- @revises a\n-- @created 2026-01-02T00:00:00Z\n" + "CREATE INDEX CONCURRENTLY i ON orders (id);\n");
		revision("b2", "Say ${owner}",
				"-- @revises a\n-- @created 2026-01-01T00:00:00Z\n-- @lock-timeout 2s\nSELECT 1;\n");
		revision("m", "", "-- @revises b1, b2\n-- @adopted flyway:7.1\n");
	}

	private void revision(String id, String description, String rest) {
		this.workplace.file("db/migration/" + id + ".sql", "-- " + description + "\n-- @revision " + id + "\n" + rest);
	}

	@Test
	void branchesBecomeALine() {
		assertThat(this.workplace.run("export", "flyway", "out")).isEqualTo(new Outcome(0, """
				Wrote 7 files for 4 revisions to out.
				Where all of them are applied and Flyway has no table: flyway baseline -baselineVersion=7.1
				""", ""));
		assertThat(this.directory.resolve("out").toFile().list()).containsExactlyInAnyOrder("V0001__make_orders.sql",
				"U0001__make_orders.sql", "V0002__say_owner.sql", "V0002__say_owner.sql.conf", "V0003__index_them.sql",
				"V0003__index_them.sql.conf", "V7.1__m.sql");
	}

	@Test
	void eachFileDoesWhatItsRevisionDoes() {
		this.workplace.run("export", "flyway", "out");
		assertThat(this.workplace.content("out/U0001__make_orders.sql"))
			.isEqualTo("-- Make orders\n-- Revision a of Limbeck.\n\nDROP TABLE orders;\n");
		assertThat(this.workplace.content("out/V0002__say_owner.sql"))
			.endsWith("SET LOCAL lock_timeout = '2000ms';\n" + "SELECT 1;\n");
		assertThat(this.workplace.content("out/V0002__say_owner.sql.conf")).isEqualTo("placeholderReplacement=false\n");
		assertThat(this.workplace.content("out/V0003__index_them.sql.conf")).isEqualTo("executeInTransaction=false\n");
	}

	@Test
	void whatCannotBeExportedIsToldAndCounts() {
		revision("n", "Late", "-- @revises m\n-- @adopted flyway:7\nSELECT 1;\n");
		Outcome outcome = this.workplace.run("export", "flyway", "out");
		assertThat(outcome.exitCode()).isEqualTo(3);
		assertThat(outcome.out()).contains("db/migration/n.sql came from Flyway under another version");
		assertThat(this.workplace.run("--json", "export", "flyway", "more").out()).contains("\"baseline\":\"0008\"",
				"{\"file\":\"V0008__late.sql\",\"revision\":\"n\",\"version\":\"0008\"}");
	}

	@Test
	void whatOnlyLimbeckDoesIsLeftInBothDirections() {
		revision("n", "Quote", "-- @revises m\n-- @placeholders\n-- @upgrade\nSELECT ${x:literal};\n"
				+ "-- @downgrade\n-- @batch key=id\nDELETE FROM orders WHERE id > 1;\n");
		assertThat(this.workplace.run("export", "flyway", "out").out())
			.contains("n.sql has Limbeck put quotes around values", "n.sql holds tags at its statements");
	}

	@Test
	void aFolderWithFilesIsRefused() {
		Outcome outcome = this.workplace.run("export", "flyway", "db/migration");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(outcome.err()).contains("db/migration is not empty. Nothing was written.");
		assertThat(this.workplace.run("export", "rails", "out").exitCode()).isEqualTo(2);
	}

}
