package dev.limbeck.adopt;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of the projects of Flyway.
 */
class FlywayProjectTests {

	private static final String SCRIPTS = "src/main/resources/db/migration/";

	@TempDir
	private Path directory;

	private ForeignFolder folder;

	@BeforeEach
	void create() {
		this.folder = new ForeignFolder(this.directory);
	}

	private ForeignFolder script(String name, String text) {
		return this.folder.file(SCRIPTS + name, text);
	}

	@Test
	void versionsAreOrderedAsNumbers() {
		script("V10__ten.sql", "SELECT 10;");
		script("V9__nine.sql", "SELECT 9;");
		script("V9_1__nine_one.sql", "SELECT 91;");
		script("V9.0.1__nine_zero_one.sql", "SELECT 901;");
		script("V20240102030405__day.sql", "SELECT 2;");
		script("V20240102030405123__moment.sql", "SELECT 3;");
		assertThat(this.folder.revisions()).containsExactly("V9", "V9.0.1 < V9", "V9.1 < V9.0.1", "V10 < V9.1",
				"V20240102030405 < V10", "V20240102030405123 < V20240102030405");
	}

	@Test
	void aRevisionSaysWhereItComesFrom() {
		script("V1_2_1__Größe_der  Bestellung.sql", "CREATE TABLE orders (id int);\r\n");
		assertThat(this.folder.text("V1.2.1")).isEqualTo("""
				-- Größe der Bestellung
				--
				-- @revision V1.2.1
				-- @adopted  flyway:1.2.1 checksum=-1726728712

				-- @upgrade
				CREATE TABLE orders (id int);
				""");
		assertThat(this.folder.plan().files()).extracting(AdoptedFile::name)
			.containsExactly("0001_V1.2.1_große_der_bestellung.sql");
	}

	@Test
	void timesInVersionsAreWhenRevisionsWereWritten() {
		script("V20240102030405__day.sql", "SELECT 2;");
		assertThat(this.folder.text("V20240102030405")).contains("-- @created  2024-01-02T03:04:05Z\n");
	}

	@Test
	void undoFilesAreDowngrades() {
		script("V1__a.sql", "CREATE TABLE a ();");
		script("U1__a.sql", "DROP TABLE a;");
		script("U7__x.sql", "DROP TABLE x;");
		assertThat(this.folder.text("V1")).endsWith("CREATE TABLE a ();\n\n-- @downgrade\nDROP TABLE a;\n");
		assertThat(this.folder.left()).containsExactly("undo-without-version " + SCRIPTS + "U7__x.sql");
	}

	@Test
	void whatIsRepeatedComesLast() {
		script("R__views_b.sql", "CREATE OR REPLACE VIEW b AS SELECT 1;");
		script("R__views_a.sql", "CREATE OR REPLACE VIEW a AS SELECT 1;");
		script("V1__t.sql", "CREATE TABLE t ();");
		assertThat(this.folder.revisions()).containsExactly("V1", "R.views_a < V1", "R.views_b < R.views_a");
		assertThat(this.folder.notes()).hasSize(2).allMatch((note) -> note.startsWith("repeatable "));
	}

	@Test
	void callbacksAndClassesAreLeftToPeople() {
		script("V1__t.sql", "CREATE TABLE t ();");
		script("V3__u.sql", "CREATE TABLE u ();");
		script("afterMigrate.sql", "SELECT 1;");
		this.folder.file("src/main/java/db/migration/V2__Fill.java", "class V2__Fill {}");
		assertThat(this.folder.revisions()).containsExactly("V1", "V3 < V2");
		assertThat(this.folder.left()).containsExactlyInAnyOrder("callback " + SCRIPTS + "afterMigrate.sql",
				"java-migration src/main/java/db/migration/V2__Fill.java");
	}

	@Test
	void placeholdersGetTheirValues() {
		this.folder.file("src/main/resources/application.yml", """
				spring:
				  application:
				    name: shop
				  flyway:
				    placeholders:
				      owner: "jane" # who
				      other: ${OTHER:joe}
				""");
		script("V1__t.sql", "COMMENT ON TABLE t IS '${owner} ${OTHER}';\nSELECT '${lost}';");
		assertThat(this.folder.text("V1")).contains("'jane joe'", "'${lost}'", "-- @placeholders\n");
		assertThat(this.folder.left()).containsExactly("placeholder " + SCRIPTS + "V1__t.sql:2");
	}

	@Test
	void theDefaultSchemaIsMadeAndSearched() {
		this.folder.file("src/main/resources/application.properties",
				"spring.flyway.schemas=shop,audit\nspring.flyway.sql-migration-prefix=M\n");
		script("M1__t.sql", "CREATE TABLE t ();");
		script("M2__u.sql", "CREATE TABLE u ();");
		assertThat(this.folder.text("V1")).endsWith("""
				-- @upgrade
				CREATE SCHEMA IF NOT EXISTS "shop";
				CREATE SCHEMA IF NOT EXISTS "audit";
				SET search_path = "shop", "$user", public;
				CREATE TABLE t ();
				""");
		assertThat(this.folder.text("V2")).contains("SET search_path").doesNotContain("CREATE SCHEMA");
	}

	@Test
	void scriptsOutsideOfTransactionsStayThere() {
		script("V1__t.sql", "CREATE TABLE t (id int);");
		script("V2__mixed.sql", "CREATE INDEX CONCURRENTLY i ON t (id);\nCREATE TABLE u ();");
		script("V3__told.sql", "CREATE TABLE v ();");
		script("V3__told.sql.conf", "executeInTransaction=false\n");
		script("V4__alone.sql", "CREATE INDEX CONCURRENTLY ON t (id);");
		assertThat(this.folder.text("V1")).doesNotContain("@transaction");
		assertThat(this.folder.text("V2")).contains("-- @upgrade\n-- @transaction none\nCREATE INDEX");
		assertThat(this.folder.text("V3")).contains("-- @transaction none");
		assertThat(this.folder.text("V4")).doesNotContain("@transaction");
		assertThat(this.folder.left()).hasSize(1).first().asString().startsWith("unnamed-index 0004_V4_alone.sql:");
	}

	@Test
	void aBaselineIsForWhomTheVersionsAreGone() {
		script("B5__all.sql", "CREATE TABLE t ();");
		script("V6__u.sql", "CREATE TABLE u ();");
		assertThat(this.folder.revisions()).containsExactly("B5", "V6 < B5");
		script("V4__t.sql", "CREATE TABLE t ();");
		assertThat(this.folder.revisions()).containsExactly("V4", "V6 < V4");
		assertThat(this.folder.notes()).containsExactly("baseline " + SCRIPTS + "B5__all.sql");
	}

	@Test
	void versionsThatAreTheSameAreTold() {
		script("V1__a.sql", "SELECT 1;");
		script("V1_0__b.sql", "SELECT 2;");
		assertThat(this.folder.left()).hasSize(1).first().asString().startsWith("same-version ");
	}

	@Test
	void scriptsForOtherDatabasesArePassedOver() {
		script("postgresql/V1__a.sql", "SELECT 1;");
		script("h2/V1__a.sql", "SELECT 2;");
		assertThat(this.folder.text("V1")).contains("SELECT 1;");
		assertThat(this.folder.left()).isEmpty();
		assertThat(this.folder.notes()).containsExactly("other-database " + SCRIPTS + "h2/V1__a.sql");
	}

	@Test
	void otherEncodingsAreRead() {
		this.folder.file("flyway.conf", "flyway.encoding=ISO-8859-1\n");
		this.folder.file(SCRIPTS + "V1__a.sql", "SELECT 'ü';".getBytes(StandardCharsets.ISO_8859_1));
		assertThat(this.folder.text("V1")).contains("SELECT 'ü';");
	}

}
