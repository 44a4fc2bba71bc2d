package dev.limbeck.adopt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Projects of other tools such as grow over years, with what makes them hard to move:
 * gaps, versions of many forms, scripts with transactions of their own, statements that
 * need none, comments that look like tags, data, and names in other languages.
 */
public final class ForeignProjects {

	/** All of them. */
	public static final Map<String, Consumer<ForeignFolder>> ALL = Map.of("flyway", ForeignProjects::flyway,
			"liquibase", ForeignProjects::liquibase, "goose", ForeignProjects::goose, "dbmate", ForeignProjects::dbmate,
			"golang-migrate", ForeignProjects::golangMigrate, "diesel", ForeignProjects::diesel, "sqitch",
			ForeignProjects::sqitch);

	private static final int TABLES = 34;

	private static final String TYPED_XML = """
			<?xml version="1.0" encoding="UTF-8"?>
			<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
			    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
			    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
			  <changeSet id="customers" author="Jane Doe">
			    <preConditions onFail="MARK_RAN"><not><tableExists tableName="customer"/></not></preConditions>
			    <comment>Makes customers</comment>
			    <createTable tableName="customer" remarks="Who buys">
			      <column name="id" type="bigint" autoIncrement="true"><constraints primaryKey="true" nullable="false"/></column>
			      <column name="name" type="varchar(255)" remarks="The name"><constraints nullable="false" unique="true" uniqueConstraintName="uq_name"/></column>
			      <column name="active" type="boolean" defaultValueBoolean="true"/>
			      <column name="born" type="datetime" defaultValueComputed="CURRENT_TIMESTAMP"/>
			      <column name="weight" type="decimal(10,2)" defaultValueNumeric="0"/>
			      <column name="order" type="clob"/>
			      <column name="photo" type="blob"/>
			      <column name="key" type="uuid"/>
			      <column name="camelCase" type="double" defaultValue="1"/>
			    </createTable>
			  </changeSet>
			  <changeSet id="orders" author="Jane Doe">
			    <createTable tableName="orders">
			      <column name="id" type="int"><constraints primaryKey="true" primaryKeyName="pk_orders"/></column>
			      <column name="customer_id" type="bigint"><constraints foreignKeyName="fk_c" references="customer(id)"/></column>
			      <column name="total" type="number(12)"/>
			    </createTable>
			    <createIndex tableName="orders" indexName="ix_total" unique="true"><column name="total"/><column name="id" descending="true"/></createIndex>
			  </changeSet>
			  <changeSet id="more" author="joe">
			    <addColumn tableName="orders"><column name="note" type="varchar(10)" defaultValue="it's"><constraints nullable="false"/></column>
			      <column name="other_id" type="bigint"/></addColumn>
			    <addForeignKeyConstraint baseTableName="orders" baseColumnNames="other_id" constraintName="fk_o"
			        referencedTableName="customer" referencedColumnNames="id" onDelete="SET NULL"/>
			    <addUniqueConstraint tableName="orders" columnNames="note, total" constraintName="uq_note"/>
			    <addNotNullConstraint tableName="orders" columnName="total" columnDataType="number(12)"/>
			    <modifyDataType tableName="orders" columnName="note" newDataType="varchar(20)"/>
			    <renameColumn tableName="orders" oldColumnName="note" newColumnName="remark" columnDataType="varchar(20)"/>
			    <addDefaultValue tableName="orders" columnName="total" defaultValueNumeric="5"/>
			    <createSequence sequenceName="numbers" startValue="10" incrementBy="2"/>
			    <insert tableName="customer"><column name="name" value="${owner}"/><column name="active" valueBoolean="false"/></insert>
			    <update tableName="customer"><column name="weight" valueNumeric="3"/><where>name = 'jane'</where></update>
			    <rollback><dropTable tableName="orders"/></rollback>
			  </changeSet>
			  <changeSet id="others" author="joe" dbms="oracle"><sql>SELECT 1 FROM dual</sql></changeSet>
			  <changeSet id="raw" author="joe">
			    <sqlFile path="raw.sql" relativeToChangelogFile="true"/>
			    <sql>COMMENT ON VIEW raw IS 'raw'; CREATE TABLE by_hand (id int);</sql>
			    <sql dbms="h2">SELECT nothing</sql>
			    <createView viewName="named">SELECT name FROM customer</createView>
			  </changeSet>
			  <changeSet id="tag" author="joe"><tagDatabase tag="v1"/></changeSet>
			</databaseChangeLog>
			""";

	private static final String TYPED_YAML = """
			databaseChangeLog:
			  - changeSet:
			      id: 1
			      author: "joe"
			      # A comment.
			      changes:
			        - createTable:
			            tableName: parts
			            columns:
			              - column:
			                  name: id
			                  type: bigint
			                  autoIncrement: true
			                  constraints:
			                    primaryKey: true
			                    nullable: false
			              - column:
			                  name: made
			                  type: timestamp with time zone
			                  defaultValueComputed: now()
			        - addColumn:
			            tableName: parts
			            columns:
			            - column: { name: size, type: int }
			  - changeSet:
			      id: 2
			      author: joe
			      runInTransaction: false
			      changes:
			      - sql:
			          sql: |
			            CREATE INDEX ix_made
			              ON parts (made);
			            INSERT INTO parts (size) VALUES (1);
			      - dropColumn:
			          tableName: parts
			          columnName: made
			      rollback:
			      - sql:
			          sql: ALTER TABLE parts ADD made int
			""";

	private static final String DATA_JSON = """
			{ "databaseChangeLog": [
			  { "changeSet": { "id": "colours", "author": "joe",
			      "changes": [
			        { "createTable": { "tableName": "colour", "columns": [
			\t\t{"column":{"name":"id","type":"int","constraints":{"primaryKey":true}}},
			\t\t{"column":{"name":"name","type":"varchar(20)"}},
			\t\t{"column":{"name":"light","type":"boolean"}},
			\t\t{"column":{"name":"since","type":"date"}} ] } },
			        { "loadData": { "file": "../data/colours.csv", "tableName": "colour", "separator": ";",
			            "relativeToChangelogFile": true, "commentLineStartsWith": "#" } } ],
			      "rollback": "DROP TABLE colour" } },
			  { "changeSet": { "id": "again", "author": "joe", "changes": [
			        { "loadUpdateData": { "file": "../data/colours.csv", "tableName": "colour", "separator": ";",
			            "relativeToChangelogFile": true, "commentLineStartsWith": "#", "primaryKey": "id" } } ] } }
			] }
			""";

	private static final String COLOURS = """
			id;name;light;since
			1;"red; or \"\"rouge\"\"";true;2020-01-02
			#2;no colour;;
			3;;false;
			4;NULL;NULL;NULL
			5;it's;1;2021-02-03
			""";

	private ForeignProjects() {
	}

	/**
	 * Return the steps that all of them have.
	 * @return each with the way back
	 */
	private static List<Step> steps() {
		List<Step> steps = new ArrayList<>();
		for (int i = 1; i <= TABLES; i++) {
			String table = "t" + i;
			String reference = (i > 1) ? ", parent int REFERENCES t" + (i - 1) : "";
			steps.add(new Step("Größe der Tabelle " + i,
					"-- Rollback: drop it\nCREATE TABLE " + table + " (id serial PRIMARY KEY, name text DEFAULT 'a;b'"
							+ reference + ");\n/* @downgrade */\nINSERT INTO " + table
							+ " (name) VALUES ('--x'), ('BEGIN;');",
					"DROP TABLE " + table + ";"));
		}
		steps.add(new Step("own transactions", "BEGIN;\nALTER TABLE t1 ADD note text;\nCOMMIT;\n"
				+ "BEGIN TRANSACTION;\nUPDATE t1 SET note = 'x';\nEND;", "ALTER TABLE t1 DROP note;"));
		steps.add(new Step("a function", "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$\nBEGIN\n  -- COMMIT;\n"
				+ "  RETURN 1;\nEND;\n$$;", "DROP FUNCTION f();"));
		steps.add(
				new Step("an enum", "CREATE TYPE mood AS ENUM ('sad');\nCREATE TABLE m (mood mood);", "DROP TABLE m;"));
		steps.add(new Step("a label", "ALTER TYPE mood ADD VALUE 'ok';\nCOMMIT;\nINSERT INTO m VALUES ('ok');", ""));
		steps.add(new Step("an atomic body", "CREATE FUNCTION g() RETURNS int BEGIN ATOMIC SELECT 1; END;",
				"DROP FUNCTION g();"));
		steps.add(new Step("nothing", "-- Nothing is left here.", ""));
		steps.add(new Step("views", "CREATE VIEW v AS SELECT id FROM t1;\n-- Down\nDROP VIEW IF EXISTS w;",
				"DROP VIEW v;"));
		return steps;
	}

	public static void flyway(ForeignFolder folder) {
		String scripts = "src/main/resources/db/migration/";
		folder.file("src/main/resources/application.yml",
				"spring:\n  flyway:\n    schemas: [shop, audit]\n    placeholders:\n      owner: jane\n");
		int number = 0;
		for (Step step : steps()) {
			number++;
			String version = switch (number % 5) {
				case 0 -> number + "_1";
				case 1 -> "00" + number;
				case 2 -> number + ".0.1";
				default -> String.valueOf(number);
			};
			folder.file(scripts + "V" + version + "__" + step.name().replace(' ', '_') + ".sql",
					step.up().replace("'a;b'", "'${owner}'"));
			if (!step.down().isEmpty()) {
				folder.file(scripts + "U" + version + "__" + step.name().replace(' ', '_') + ".sql", step.down());
			}
		}
		folder.file(scripts + "V20240102030405__index.sql", "CREATE INDEX CONCURRENTLY i ON t1 (name);")
			.file(scripts + "V20240102030405678__later.sql",
					"CREATE INDEX CONCURRENTLY j ON t1 (id);\nCREATE TABLE z ();")
			.file(scripts + "V20240102030405679__told.sql", "VACUUM t1;")
			.file(scripts + "V20240102030405679__told.sql.conf", "executeInTransaction=false")
			.file(scripts + "R__totals.sql", "CREATE OR REPLACE VIEW totals AS SELECT count(*) FROM t1;");
	}

	public static void goose(ForeignFolder folder) {
		int number = 0;
		for (Step step : withIndex()) {
			boolean alone = step.up().contains("CONCURRENTLY") || step.up().contains("\nCOMMIT");
			number += (number == 20) ? 5 : 1;
			folder.file(String.format(Locale.ROOT, "migrations/%05d_%s.sql", number, step.file()),
					(alone ? "-- +goose NO TRANSACTION\n" : "") + "-- +goose Up\n-- +goose StatementBegin\n" + step.up()
							+ "\n-- +goose StatementEnd\n\n-- +goose Down\n" + step.down() + "\n");
		}
	}

	public static void dbmate(ForeignFolder folder) {
		long number = 20240101000000L;
		for (Step step : withIndex()) {
			boolean alone = step.up().contains("CONCURRENTLY") || step.up().contains("\nCOMMIT");
			number += 1000000;
			number += (number / 1000000 % 100 > 28) ? 72000000 : 0;
			folder.file("db/migrations/" + number + "_" + step.file() + ".sql",
					"-- migrate:up" + (alone ? " transaction:false" : "") + "\n" + step.up() + "\n\n-- migrate:down\n"
							+ step.down() + "\n");
		}
	}

	public static void golangMigrate(ForeignFolder folder) {
		int number = 0;
		for (Step step : withIndex()) {
			number += (number == 9) ? 3 : 1;
			folder.file("db/migrations/" + number + "_" + step.file() + ".up.sql", step.up())
				.file("db/migrations/" + number + "_" + step.file() + ".down.sql", step.down());
		}
	}

	public static void diesel(ForeignFolder folder) {
		int number = 0;
		for (Step step : withIndex()) {
			String name = String.format(Locale.ROOT, "migrations/2024-01-%02d-%06d_%s/", number / 4 + 1, number++,
					step.file());
			folder.file(name + "up.sql", step.up()).file(name + "down.sql", step.down());
			if (step.up().contains("CONCURRENTLY")) {
				folder.file(name + "metadata.toml", "run_in_transaction = false\n");
			}
		}
	}

	public static void sqitch(ForeignFolder folder) {
		StringBuilder plan = new StringBuilder("%syntax-version=1.0.0\n%project=shop\n\n");
		int number = 0;
		String before = "";
		for (Step step : withIndex()) {
			String name = step.file() + ((number == 3) ? "-x" : "");
			plan.append(name)
				.append(before.isEmpty() ? "" : " [" + before + "]")
				.append(" 2024-01-02T03:04:05Z Jane Doe <jane@example.org> # ")
				.append(step.name())
				.append('\n');
			if (number++ % 10 == 9) {
				plan.append("@v").append(number).append(" 2024-01-02T03:04:05Z Jane Doe <jane@example.org> # Tag\n");
			}
			before = name;
			boolean bare = step.up().contains("CONCURRENTLY") || step.up().contains("COMMIT");
			folder.file("deploy/" + name + ".sql",
					"-- Deploy shop:" + name + " to pg\n-- requires: " + before + "\n\\set ON_ERROR_STOP on\n"
							+ (bare ? step.up() : "BEGIN;\n\n" + step.up() + "\n\nCOMMIT;") + "\n");
			folder.file("revert/" + name + ".sql",
					"-- Revert shop:" + name + " from pg\n\nBEGIN;\n\n" + step.down() + "\n\nCOMMIT;\n");
		}
		folder.file("sqitch.plan", plan.toString());
	}

	/**
	 * Write a project of Liquibase: a master in YAML, changelogs in XML and YAML, and one
	 * in formatted SQL.
	 * @param folder where to
	 */
	public static void liquibase(ForeignFolder folder) {
		String logs = "src/main/resources/db/changelog/";
		folder.file(logs + "db.changelog-master.yaml", """
				databaseChangeLog:
				  - property:
				      name: owner
				      value: jane
				  - include:
				      file: changes/001-typed.xml
				      relativeToChangelogFile: true
				  - include:
				      file: db/changelog/changes/002-typed.yaml
				  - include: { file: changes/003-data.json, relativeToChangelogFile: true }
				  - includeAll:
				      path: db/changelog/sql/
				""");
		folder.file(logs + "changes/003-data.json", DATA_JSON).file(logs + "data/colours.csv", COLOURS);
		folder.file(logs + "changes/001-typed.xml", TYPED_XML).file(logs + "changes/002-typed.yaml", TYPED_YAML);
		folder.file(logs + "changes/raw.sql", "CREATE VIEW raw AS\n  SELECT 'a;b' AS \"x\";\n");
		StringBuilder sql = new StringBuilder("--liquibase formatted sql\n\n");
		int number = 0;
		for (Step step : withIndex()) {
			boolean alone = step.up().contains("CONCURRENTLY") || step.up().contains("COMMIT");
			sql.append("--changeset jane.doe:")
				.append(++number)
				.append(alone ? " runInTransaction:false" : "")
				.append((step.up().contains("$$") || step.up().contains("ATOMIC"))
						? " splitStatements:false stripComments:false" : "")
				.append("\n--comment: ")
				.append(step.name())
				.append('\n')
				.append(step.up()
					.replace("-- Rollback: drop it\n", "")
					.replace("-- Nothing is left here.", "SELECT 1;"))
				.append("\n");
			step.down()
				.lines()
				.filter((line) -> !line.isBlank())
				.forEach((line) -> sql.append("--rollback ").append(line).append('\n'));
			sql.append('\n');
		}
		folder.file(logs + "sql/001-all.sql", sql.toString());
	}

	private static List<Step> withIndex() {
		List<Step> steps = new ArrayList<>(steps());
		steps.add(new Step("an index", "CREATE INDEX CONCURRENTLY i ON t1 (name);", "DROP INDEX CONCURRENTLY i;"));
		return steps;
	}

	/**
	 * One migration.
	 *
	 * @param name what it does
	 * @param up how to apply it
	 * @param down how to take it back
	 */
	private record Step(String name, String up, String down) {

		String file() {
			return this.name.toLowerCase(Locale.ROOT).replace('ö', 'o').replace("ß", "ss").replace(' ', '_');
		}

	}

}
