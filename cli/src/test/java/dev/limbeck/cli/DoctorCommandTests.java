package dev.limbeck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Workplace;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code doctor} says, and what it mends.
 */
@ExtendWith(PostgresExtension.class)
class DoctorCommandTests {

	@TempDir
	private Path directory;

	private Workplace workplace;

	@BeforeEach
	void begin() {
		this.workplace = new Workplace(this.directory).variable("DATABASE_URL", "postgresql://nobody@localhost:1/x")
			.file("db/migration/a.sql", file("a", ""));
	}

	@Test
	void soundFilesAreInOrder() {
		assertThat(this.workplace.run("doctor", "--files")).isEqualTo(new Outcome(0, "Everything is in order.\n", ""));
	}

	@Test
	void theWorstComesFirstWithEffectAndRemedy() {
		this.workplace.file("db/migration/c.sql", file("c", "b")).file("db/migration/d.sql", "\uFEFF" + file("d", "a"));
		assertThat(this.workplace.run("doctor", "--files")).isEqualTo(new Outcome(3, """
				FATAL missing-parent
				  Revision c (%1$s/db/migration/c.sql) revises b, which no file declares.
				    Bring the file back, or correct @revises. A database that has what it did allows to write it anew.
				    $ limbeck reconstruct b
				  Effect: A start refuses, and a fresh database can never come to be.

				NOTE byte-order-mark
				  %1$s/db/migration/d.sql begins with a byte order mark.
				    $ limbeck doctor --fix
				  Effect: Limbeck does not mind; psql and other tools do.
				  Remedy: Save it as UTF-8 without a mark; "limbeck doctor --fix" does.

				Found: 1 fatal, 1 note.
				""".formatted(this.directory), ""));
	}

	@Test
	void manyOfAKindAreCounted() {
		for (int i = 10; i < 22; i++) {
			this.workplace.file("db/migration/" + i + ".sql", "");
		}
		assertThat(this.workplace.run("doctor", "--files").out()).startsWith("FATAL empty-file (12)\n")
			.contains("  ... and 2 more: --json lists all\n");
		assertThat(this.workplace.run("doctor", "--files", "--json").json().get("findings")).hasSize(12);
	}

	@Test
	void notesAloneAreNoReasonToFail() {
		this.workplace.file("db/migration/a.sql", "\uFEFF" + file("a", ""));
		assertThat(this.workplace.run("doctor", "--files").exitCode()).isZero();
	}

	@Test
	void programsGetAllThereIs() {
		this.workplace.file("db/migration/b.sql", file("b", "x"));
		assertThat(this.workplace.run("doctor", "--files", "--json").json().at("/findings/0").toString()).isEqualTo("""
				{"id":"missing-parent","severity":"fatal","where":"%1$s/db/migration/b.sql:3","condition":"Revision b \
				(%1$s/db/migration/b.sql) revises x, which no file declares.","effect":"A start refuses, and a fresh \
				database can never come to be.","remedy":"Bring the file back, or correct @revises. \
				A database that has what it did allows to write it anew.","command":"limbeck reconstruct x"}"""
			.formatted(this.directory));
	}

	@Test
	void codeHostsGetSarif() {
		this.workplace.file("db/migration/b.sql", file("b", "a") + "-- hidden\u200B\n");
		JsonNode log = this.workplace.run("doctor", "--files", "--sarif").json();
		assertThat(log.get("version").asString()).isEqualTo("2.1.0");
		assertThat(log.at("/runs/0/tool/driver/rules/0/id").asString()).isEqualTo("invisible-character");
		assertThat(log.at("/runs/0/results/0/locations/0").toString()).isEqualTo("""
				{"physicalLocation":{"artifactLocation":{"uri":"db/migration/b.sql"},"region":{"startLine":10}}}""");
	}

	@Test
	void whatIsIgnoredHasAReason() {
		this.workplace.file("db/migration/b.sql", file("b", "x"))
			.variable("LIMBECK_DOCTOR_IGNORE", "missing-parent: it comes tomorrow");
		assertThat(this.workplace.run("doctor", "--files"))
			.isEqualTo(new Outcome(0, "Everything is in order; 1 ignored by limbeck.doctor.ignore.\n", ""));
	}

	@Test
	void ignoringWithoutAReasonIsRefused() {
		this.workplace.variable("LIMBECK_DOCTOR_IGNORE", "missing-parent; nonsense: so");
		assertThat(this.workplace.run("doctor", "--files").err()).contains(
				"limbeck.doctor.ignore does not say why missing-parent is ignored.",
				"limbeck.doctor.ignore names nonsense, which is no finding.");
	}

	@Test
	void aDatabaseOutOfReachIsAFinding() {
		assertThat(this.workplace.run("doctor").out()).contains("WARNING database-unreachable");
	}

	@Test
	void theDatabaseIsLookedAt(PostgresDatabase database) {
		database.execute("CREATE TABLE t (id int)");
		assertThat(this.workplace.on(database).run("doctor", "--json").out()).contains("empty-ledger", "public.t");
		assertThat(database.query("SELECT count(*) FROM pg_class WHERE relname LIKE 'limbeck%'")).containsExactly("0");
	}

	@Test
	void whatIsSafeIsMendedAndCopied() throws IOException {
		this.workplace.file("db/migration/a.sql", file("a", "").replace("\n", "\r\n"));
		assertThat(this.workplace.run("doctor", "--files", "--fix", "--yes").err())
			.contains("db/migration/a.sql: its lines end with LF instead of CR LF");
		assertThat(this.directory.resolve("db/migration/a.sql")).content().isEqualTo(file("a", ""));
		try (Stream<Path> copies = Files.walk(this.directory.resolve(".limbeck/doctor"))) {
			assertThat(copies.filter(Files::isRegularFile)).hasSize(1);
		}
	}

	@Test
	void nothingIsMendedUnasked() {
		this.workplace.file("db/migration/a.sql", file("a", "").replace("\n", "\r\n"));
		Outcome outcome = this.workplace.run("doctor", "--files", "--fix");
		assertThat(outcome.exitCode()).isEqualTo(2);
		assertThat(outcome.err()).contains("Nobody is there to confirm it. Nothing was done.");
		assertThat(this.directory.resolve("db/migration/a.sql")).content().contains("\r\n");
	}

	private static String file(String id, String parent) {
		return "-- Make " + id + "\n-- @revision " + id + "\n"
				+ (parent.isEmpty() ? "" : "-- @revises " + parent + "\n") + "\n-- @upgrade\nCREATE TABLE " + id
				+ " (id int);\n\n-- @downgrade\nDROP TABLE " + id + ";\n";
	}

}
