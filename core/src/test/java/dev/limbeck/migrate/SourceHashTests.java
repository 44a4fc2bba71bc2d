package dev.limbeck.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.migrate.MigrationCommand.Stamp;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Symbol;
import dev.limbeck.sql.Checksum;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A start reads the SQL of files whose bytes are not those that the ledger remembers, and
 * of no others.
 */
@ExtendWith(PostgresExtension.class)
class SourceHashTests {

	private static final String HASHES = "SELECT revision || ' ' || source_hash FROM limbeck_revision ORDER BY revision";

	@TempDir
	private Path folder;

	private RevisionFiles files;

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder).addReversibleTables("a", "b: a");
	}

	@Test
	void theLedgerRemembersTheBytesOfEachFile(PostgresDatabase database) throws IOException {
		this.files.upgrade(database);
		assertThat(database.query(HASHES)).containsExactly("a " + hash("a"), "b " + hash("b"));
	}

	@Test
	void aStampRemembersThemToo(PostgresDatabase database) throws IOException {
		this.files.builder(database).build().run(new Stamp(List.of(Symbol.parse("b")), false), PlanReview.ACCEPT);
		assertThat(database.query(HASHES)).containsExactly("a " + hash("a"), "b " + hash("b"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "upgrade", "verify", "await" })
	void theSqlOfAFileWithTheBytesOfTheLedgerIsNotRead(String mode, PostgresDatabase database) throws IOException {
		this.files.upgrade(database);
		this.files.add("a", "CREATE TABLE 'never closed");
		assertThat(failure(mode, database).code()).isEqualTo("unterminated");
		database.execute("UPDATE limbeck_revision SET source_hash = '" + hash("a") + "' WHERE revision = 'a'");
		assertThat(run(mode, database).position().pending()).isEmpty();
	}

	@Test
	void aFileThatOnlyLooksOtherwiseCostsOnce(PostgresDatabase database) throws IOException {
		this.files.upgrade(database);
		this.files.addReversibleTables("a").add("b: a", "create table b -- it is\n(id int);");
		assertThat(run("verify", database).steps()).isEmpty();
		assertThat(database.query(HASHES)).doesNotContain("b " + hash("b"));
		assertThat(run("upgrade", database).steps()).isEmpty();
		assertThat(database.query(HASHES)).containsExactly("a " + hash("a"), "b " + hash("b"));
		assertThat(database.query("SELECT count(*) FROM limbeck_log")).containsExactly("2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "upgrade", "verify", "await" })
	void ofALedgerThatHoldsWhatTheFilesSayNoRowIsRead(String mode, PostgresDatabase database) {
		this.files.addHistory().upgrade(database);
		database.execute("UPDATE limbeck_revision SET labels = '{NULL}' WHERE revision = 'e'");
		assertThat(run(mode, database).position().current()).containsExactly("e");
		database.execute("UPDATE limbeck_revision SET source_hash = NULL WHERE revision = 'a'");
		assertThat(failure(mode, database).code()).isEqualTo("unreadable-ledger");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "parents = '{a}' | changed-revision", "depends_on = '{a}' | changed-revision",
					"state = 'running' | unfinished-revision", "revision = 'x' | lost-rows",
					"checksum = '1:0', source_hash = NULL | changed-revision" })
	void whateverDiffersInARowIsSeen(String change, String code, PostgresDatabase database) {
		this.files.addHistory().upgrade(database);
		database.execute("UPDATE limbeck_revision SET " + change + " WHERE revision = 'e'");
		assertThat(failure("upgrade", database).code()).isEqualTo(code);
	}

	@Test
	void aLedgerWithoutHashesGetsThem(PostgresDatabase database) throws IOException {
		this.files.upgrade(database);
		database.execute("UPDATE limbeck_revision SET source_hash = NULL");
		this.files.addTables("c: b").upgrade(database);
		assertThat(database.query(HASHES)).containsExactly("a " + hash("a"), "b " + hash("b"), "c " + hash("c"));
	}

	@Test
	void aChangedFileLeavesTheLedgerAsItIs(PostgresDatabase database) {
		this.files.upgrade(database);
		List<String> before = database.query(HASHES);
		this.files.add("b: a", "CREATE TABLE b (id bigint);");
		assertThat(failure("upgrade", database).code()).isEqualTo("changed-revision");
		assertThat(database.query(HASHES)).isEqualTo(before);
	}

	@Test
	void aRowThatSomebodyChangesIsNotWaitedFor(PostgresDatabase database) throws SQLException {
		this.files.upgrade(database);
		this.files.add("a", "create table a (id int);\n-- @downgrade\nDROP TABLE a;");
		List<String> before = database.query(HASHES);
		try (Connection other = database.connect(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("UPDATE limbeck_revision SET host = 'x'");
			assertThat(run("upgrade", database).steps()).isEmpty();
		}
		assertThat(database.query(HASHES)).isEqualTo(before);
	}

	@Test
	void whoMayOnlyReadLeavesThemToWhoMayWrite(PostgresDatabase database) {
		this.files.upgrade(database);
		this.files.add("a", "create table a (id int);\n-- @downgrade\nDROP TABLE a;");
		List<String> before = database.query(HASHES);
		ReadingRole role = ReadingRole.create(database).mayRead();
		assertThat(this.files.builder(role.connector()).build().upgrade().steps()).isEmpty();
		assertThat(database.query(HASHES)).isEqualTo(before);
	}

	@Test
	void whatIsWrongWithNewAndChangedFilesIsToldAtOnce(PostgresDatabase database) {
		this.files.upgrade(database);
		this.files.add("b: a", "COMMIT;").add("c: b", "SELECT 'x").add("d: c", "\\connect x");
		assertThat(failure("upgrade", database).description()).startsWith("3 problems in the revision files:");
	}

	@Test
	void oneFaultInAHeaderAndAllOtherFaultsAreTold(PostgresDatabase database) {
		this.files.add("b: a", "COMMIT;").write("c.sql", "SELECT 1;");
		assertThat(failure("upgrade", database).description()).startsWith("2 problems in the revision files:");
	}

	@Test
	void faultsAreToldAlthoughTheDatabaseIsOutOfReach() {
		this.files.add("b: a", "COMMIT;");
		Migrator migrator = this.files.builder("postgresql://localhost:1/x").build();
		assertThat(catchThrowableOfType(LimbeckException.class, migrator::upgrade).code())
			.isEqualTo("transaction-control");
	}

	@Test
	void rechecksumRemembersTheNewBytes(PostgresDatabase database) throws IOException {
		this.files.upgrade(database);
		Files.writeString(this.folder.resolve("a.sql"),
				Files.readString(this.folder.resolve("a.sql")) + "-- the end\n");
		Migrator migrator = this.files.add("b: a", "SELECT 1;").builder(database).build();
		migrator.rechecksum(List.of(Symbol.parse("a"), Symbol.parse("b")));
		assertThat(database.query(HASHES)).containsExactly("a " + hash("a"), "b " + hash("b"));
	}

	private MigrationReport run(String mode, PostgresDatabase database) {
		Migrator migrator = this.files.builder(database).build();
		return switch (mode) {
			case "verify" -> migrator.verify();
			case "await" -> migrator.await();
			default -> migrator.upgrade();
		};
	}

	private LimbeckException failure(String mode, PostgresDatabase database) {
		return catchThrowableOfType(LimbeckException.class, () -> run(mode, database));
	}

	private String hash(String id) throws IOException {
		return Checksum.ofBytes(Files.readAllBytes(this.folder.resolve(id + ".sql")));
	}

}
