package dev.limbeck.adopt;

import java.nio.file.Path;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.fuzz.Fuzzer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files of other tools that nobody has written.
 */
class ForeignProjectFuzzTests {

	private static final int FORMS = 7;

	@TempDir
	private Path directory;

	static Stream<Arguments> files() {
		return Stream.of(
				Arguments.of("db.changelog-master.xml",
						"""
								<?xml version="1.0" encoding="UTF-8"?>
								<databaseChangeLog logicalFilePath="x"><property name="t" value="item" dbms="postgresql"/>
								<changeSet id="1" author="jane" runOnChange="true" context="a and !b"><comment>c</comment>
								<createTable tableName="${t}"><column name="id" type="int" autoIncrement="true"><constraints primaryKey="true"/></column>
								<column name="n" type="varchar(20)" defaultValue="x"/></createTable><sql splitStatements="false">SELECT 1; SELECT 2;</sql>
								<rollback><dropTable tableName="item"/></rollback></changeSet><include file="b.xml"/></databaseChangeLog>
								"""),
				Arguments.of("db.changelog-master.yaml", """
						databaseChangeLog:
						  - property: {name: t, value: item}
						  - changeSet:
						      id: 1
						      author: "jane"
						      changes:
						        - createTable:
						            tableName: ${t}
						            columns:
						              - column: {name: id, type: int, constraints: {primaryKey: true}}
						        - sql:
						            sql: |
						              SELECT 1;
						              SELECT 'a: b';
						      rollback:
						        - dropTable: {tableName: item}
						"""), Arguments.of("a.sql", """
						--liquibase formatted sql
						--changeset jane:1 splitStatements:false endDelimiter:/ context:"a or b"
						--comment: what it is for
						CREATE TABLE item (id int);
						--rollback DROP TABLE item;
						--changeset jane:2
						/* c */ SELECT 1;
						"""), Arguments.of("sqitch.plan", """
						%syntax-version=1.0.0
						%project=shop
						item [schema other:x !no] 2024-01-02T03:04:05Z Jane <jane@example.com> # Items
						@v1 2024-01-02T03:04:05Z Jane <jane@example.com> # Tag
						item [item@v1] 2024-01-03T03:04:05Z Jane <jane@example.com> # Again
						"""), Arguments.of("00001_item.sql", """
						-- +goose NO TRANSACTION
						-- +goose Up
						CREATE TABLE item (id int);
						-- +goose StatementBegin
						DO $$BEGIN END$$;
						-- +goose StatementEnd
						-- +goose Down
						DROP TABLE item;
						"""), Arguments.of("20240102030405_item.sql", """
						-- migrate:up transaction:false
						CREATE TABLE item (id int);
						-- migrate:down
						DROP TABLE item;
						"""), Arguments.of("V1__item.sql", """
						BEGIN;
						CREATE TABLE ${schema}.item (id int, t text DEFAULT '${x}'); -- ${flyway:filename}
						COMMIT;
						"""));
	}

	@ParameterizedTest
	@MethodSource("files")
	void areReadOrRefused(String name, String text) {
		ForeignFolder folder = new ForeignFolder(this.directory);
		Fuzzer.of(LimbeckException.class, text)
			.sharedBy(FORMS)
			.words("<a>", "</a>", "${", "${t}", "\n", "- ", "{", "}", ": ", "|\n", "'", "\"", "$$", "/*", "\n/\n",
					"&a;", "<![CDATA[", "../", "-- +goose Up\n", "-- migrate:down\n", "--rollback ", "%", "@", "[", "]",
					"#")
			.feed((input) -> folder.file(name, input).plan().files().stream().map(AdoptedFile::text).toList());
	}

}
