package dev.limbeck.adopt;

import java.nio.file.Path;

import dev.limbeck.LimbeckException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What becomes of the projects of other tools.
 */
class OtherProjectTests {

	@TempDir
	private Path directory;

	private ForeignFolder folder;

	@BeforeEach
	void create() {
		this.folder = new ForeignFolder(this.directory);
	}

	@Test
	void gooseMarksBothDirectionsInOneFile() {
		this.folder.file("migrations/00001_users.sql", """
				-- +goose Up
				-- +goose StatementBegin
				CREATE TABLE users (id int);
				-- +goose StatementEnd

				-- +goose Down
				DROP TABLE users;
				""");
		this.folder.file("migrations/20240102030405_index.sql",
				"-- +goose NO TRANSACTION\n-- +goose Up\nCREATE INDEX CONCURRENTLY i ON users (id);\n");
		this.folder.file("migrations/00003_fill.go", "package migrations");
		assertThat(this.folder.revisions()).containsExactly("00001", "20240102030405 < 00003");
		assertThat(this.folder.text("00001")).isEqualTo("""
				-- users
				--
				-- @revision 00001
				-- @adopted  goose:1

				-- @upgrade
				CREATE TABLE users (id int);

				-- @downgrade
				DROP TABLE users;
				""");
		assertThat(this.folder.text("20240102030405")).contains("-- @created  2024-01-02T03:04:05Z",
				"@transaction none");
		assertThat(this.folder.left()).containsExactly("go-migration migrations/00003_fill.go");
	}

	@Test
	void dbmateMarksBothDirectionsInOneFile() {
		this.folder.file("db/migrations/20240102030405_users.sql",
				"-- migrate:up transaction:false\nCREATE TABLE users ();\n\n-- migrate:down\nDROP TABLE users;\n");
		assertThat(this.folder.text("20240102030405")).contains("-- @adopted  dbmate:20240102030405\n",
				"-- @upgrade\n-- @transaction none\nCREATE TABLE users ();\n", "-- @downgrade\nDROP TABLE users;\n");
	}

	@Test
	void sqlMigrateGoesByWholeNames() {
		this.folder.file("migrations/1_a.sql", "-- +migrate Up\nSELECT 1;\n-- +migrate Down\nSELECT 2;\n");
		this.folder.file("migrations/2_b.sql", "-- +migrate Up notransaction\nSELECT 1;\n");
		assertThat(this.folder.text("1")).contains("-- @adopted  sql-migrate:1_a.sql\n");
		assertThat(this.folder.text("2")).contains("-- @transaction none");
	}

	@Test
	void golangMigrateHasAFileForEachDirection() {
		this.folder.file("db/migrations/000010_b.up.sql", "BEGIN;\nCREATE TABLE b ();\nCOMMIT;\n");
		this.folder.file("db/migrations/000010_b.down.sql", "DROP TABLE b;");
		this.folder.file("db/migrations/000009_a.up.sql", "CREATE TABLE a ();");
		this.folder.file("db/migrations/000011_c.down.sql", "DROP TABLE c;");
		assertThat(this.folder.revisions()).containsExactly("000009", "000010 < 000009");
		assertThat(this.folder.text("000010")).endsWith(
				"-- @adopted  golang-migrate:10\n\n-- @upgrade\nCREATE TABLE b ();\n\n-- @downgrade\nDROP TABLE b;\n");
		assertThat(this.folder.left()).containsExactly("down-without-up db/migrations/000011_c.down.sql");
	}

	@Test
	void dieselHasAFolderForEachMigration() {
		this.folder.file("migrations/2024-01-02-030405_users/up.sql", "CREATE TABLE users ();");
		this.folder.file("migrations/2024-01-02-030405_users/down.sql", "DROP TABLE users;");
		this.folder.file("migrations/00000000000000_diesel_initial_setup/up.sql", "SELECT 1;");
		this.folder.file("migrations/2024-01-02-030405_users/metadata.toml", "run_in_transaction = false\n");
		assertThat(this.folder.revisions()).containsExactly("00000000000000", "20240102030405 < 00000000000000");
		assertThat(this.folder.text("20240102030405")).contains("-- @adopted  diesel:20240102030405\n",
				"@transaction none", "-- @downgrade");
	}

	@Test
	void prismaHasAFolderForEachMigration() {
		this.folder.file("prisma/migrations/20240102030405_init/migration.sql", "CREATE TABLE users ();");
		assertThat(this.folder.text("20240102030405")).contains("-- @adopted  prisma:20240102030405_init checksum=",
				"-- init\n");
	}

	@Test
	void sqitchGoesByItsPlan() {
		this.folder.file("sqitch.plan", """
				%syntax-version=1.0.0
				%project=shop

				schema 2024-01-02T03:04:05Z Jane <jane@example.org> # Adds the schema
				add-users [schema] 2024-01-03T03:04:05Z Jane <jane@example.org> # Adds users
				@v1.0 2024-01-04T03:04:05Z Jane <jane@example.org> # First
				add-users [add-users@v1.0] 2024-01-05T03:04:05Z Jane <jane@example.org> # Names users
				""");
		this.folder.file("deploy/schema.sql",
				"-- Deploy shop:schema to pg\n-- requires: x\nBEGIN;\nCREATE SCHEMA s;\nCOMMIT;");
		this.folder.file("deploy/add-users@v1.0.sql", "CREATE TABLE s.u ();");
		this.folder.file("deploy/add-users.sql", "ALTER TABLE s.u ADD name text;");
		this.folder.file("revert/add-users.sql", "-- Revert shop:add-users from pg\nALTER TABLE s.u DROP name;");
		assertThat(this.folder.revisions()).containsExactly("schema", "add_users_v1.0 < schema",
				"add_users < add_users_v1.0");
		assertThat(this.folder.text("schema")).contains("-- Adds the schema\n", "-- @created  2024-01-02T03:04:05Z\n",
				"-- originally: Deploy shop:schema to pg\n");
		assertThat(this.folder.text("add_users")).contains("-- @adopted  sqitch:add-users\n", "-- @downgrade\n");
		assertThat(this.folder.left()).isEmpty();
	}

	@Test
	void liquibaseGoesByItsMaster() {
		String logs = "src/main/resources/db/changelog/";
		this.folder.file(logs + "db.changelog-master.yaml", """
				databaseChangeLog:
				  - include:
				      file: b.sql
				      relativeToChangelogFile: true
				  - include:
				      file: db/changelog/a.xml
				""");
		this.folder.file(logs + "b.sql", """
				--liquibase formatted sql
				--changeset jane:1 context:test
				CREATE TABLE b (id int);
				--rollback DROP TABLE b;

				--changeset "Jane Doe":"fix it" runInTransaction:false endDelimiter:/
				--comment: Fixes it
				CREATE INDEX i ON b (id)
				/
				""");
		this.folder.file(logs + "a.xml",
				"<databaseChangeLog><changeSet id='1' author='joe'><createTable tableName='a'>"
						+ "<column name='id' type='int'/></createTable></changeSet><changeSet id='2' author='joe'>"
						+ "<loadData file='a.csv' tableName='a'/></changeSet></databaseChangeLog>");
		assertThat(this.folder.revisions()).containsExactly("jane_1", "Jane_Doe_fix_it < jane_1",
				"joe_1 < Jane_Doe_fix_it", "joe_2 < joe_1");
		assertThat(this.folder.text("jane_1")).contains("-- @adopted  liquibase:db/changelog/b.sql::1::jane\n",
				"\n-- @downgrade\nDROP TABLE b;\n");
		assertThat(this.folder.text("Jane_Doe_fix_it")).startsWith("-- Fixes it\n")
			.contains("-- @transaction none\nCREATE INDEX i ON b (id)\n;");
		assertThat(this.folder.text("joe_1")).contains("CREATE TABLE a (\n  id INTEGER\n);", "DROP TABLE a;");
		assertThat(this.folder.left()).containsExactly("context " + logs + "b.sql:2", "changelog " + logs + "a.xml:1");
	}

	@Test
	void twoToolsInOneFolderAreTwoTooMany() {
		this.folder.file("db/migrations/V1__a.sql", "SELECT 1;");
		this.folder.file("db/migrations/1_a.up.sql", "SELECT 1;");
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(this.folder::plan)
			.withMessageContaining("db/migrations holds files of");
	}

	@Test
	void aFolderWithoutMigrationsIsNoProject() {
		this.folder.file("db/migrations/readme.sql", "SELECT 1;");
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(this.folder::plan)
			.withMessageContaining("No migrations of another tool were found");
	}

	@Test
	void idsDifferWhateverNamesBecome() {
		this.folder.file("sqitch.plan", "a-b 2024-01-02T03:04:05Z J <j>\na_b 2024-01-02T03:04:05Z J <j>\n"
				+ "head 2024-01-02T03:04:05Z J <j>\n");
		this.folder.file("deploy/a-b.sql", "").file("deploy/a_b.sql", "").file("deploy/head.sql", "");
		assertThat(this.folder.plan().files()).extracting(AdoptedFile::revision)
			.doesNotHaveDuplicates()
			.allMatch((id) -> id.matches("[a-z_0-9]+"))
			.doesNotContain("head");
	}

}
