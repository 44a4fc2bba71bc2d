package dev.limbeck.script;

import java.util.List;
import java.util.Objects;

import dev.limbeck.sql.NonTransactionalStatement;
import dev.limbeck.sql.NonTransactionalStatement.CreateIndex;
import dev.limbeck.sql.NonTransactionalStatement.CreateObject;
import dev.limbeck.sql.NonTransactionalStatement.DetachPartition;
import dev.limbeck.sql.NonTransactionalStatement.DropIndex;
import dev.limbeck.sql.NonTransactionalStatement.DropObject;
import dev.limbeck.sql.NonTransactionalStatement.Kind;
import dev.limbeck.sql.NonTransactionalStatement.Opaque;
import dev.limbeck.sql.NonTransactionalStatement.Reindex;
import dev.limbeck.sql.NonTransactionalStatement.Repeatable;
import dev.limbeck.sql.QualifiedName;
import dev.limbeck.sql.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a {@link Section} is to be run, and what its statements work on that are sent
 * alone.
 */
class SectionExecutionTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''                                                       | TRANSACTION
			SET work_mem = '8MB'                                     | TRANSACTION
			CREATE TABLE a (id int); CREATE INDEX i ON a (id)        | TRANSACTION
			CALL p(); DO 'BEGIN END'                                 | TRANSACTION
			VACUUM                                                   | STATEMENTS
			SET work_mem = '8MB'; VACUUM; RESET work_mem             | STATEMENTS
			CREATE INDEX CONCURRENTLY i ON a (id); REINDEX SCHEMA s  | STATEMENTS
			VACUUM; SELECT 1                                         | MIXED
			SET CONSTRAINTS ALL DEFERRED; VACUUM                     | MIXED
			SET TRANSACTION READ ONLY; VACUUM                        | MIXED
			""")
	void statementsDecide(String sql, Execution execution) {
		assertThat(section(sql).execution()).isEqualTo(execution);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "SELECT 1", "VACUUM; SELECT 1" })
	void theTagDecidesFirst(String sql) {
		assertThat(section("-- @transaction none\n" + sql).execution()).isEqualTo(Execution.STATEMENTS);
	}

	@Test
	void indexesAreReadWithTheirTables() {
		assertThat(nonTransactional("create unique index concurrently I on ONLY s.\"T\" using btree (a)"))
			.isEqualTo(new CreateIndex(name("s", "T"), "i"));
		assertThat(nonTransactional("CREATE INDEX CONCURRENTLY IF NOT EXISTS \"a \"\"i\" /* on */ ON É (a)"))
			.isEqualTo(new CreateIndex(name("É"), "a \"i"));
		assertThat(nonTransactional("CREATE INDEX CONCURRENTLY if ON t (a)"))
			.isEqualTo(new CreateIndex(name("t"), "if"));
		assertThat(nonTransactional("CREATE INDEX CONCURRENTLY ON t (a)")).isEqualTo(new CreateIndex(name("t"), null));
		assertThat(nonTransactional("DROP INDEX CONCURRENTLY IF EXISTS s . i"))
			.isEqualTo(new DropIndex(name("s", "i")));
	}

	@Test
	void rebuildsAreRead() {
		assertThat(nonTransactional("REINDEX INDEX CONCURRENTLY s.i")).isEqualTo(new Reindex(name("s", "i"), false));
		assertThat(nonTransactional("REINDEX (VERBOSE, CONCURRENTLY) TABLE t")).isEqualTo(new Reindex(name("t"), true));
		assertThat(nonTransactional("REINDEX SCHEMA CONCURRENTLY s")).isEqualTo(new Repeatable());
	}

	@Test
	void partitionsAreRead() {
		DetachPartition detach = new DetachPartition(name("p"), name("s", "p1"));
		assertThat(nonTransactional("ALTER TABLE p DETACH PARTITION s.p1 CONCURRENTLY")).isEqualTo(detach);
		assertThat(nonTransactional("ALTER TABLE IF EXISTS ONLY p DETACH PARTITION s.p1 CONCURRENTLY"))
			.isEqualTo(detach);
		assertThat(nonTransactional("ALTER TABLE p * DETACH PARTITION s.p1 CONCURRENTLY")).isEqualTo(detach);
	}

	@Test
	void whatLivesOutsideOfSchemasIsRead() {
		assertThat(nonTransactional("CREATE DATABASE d OWNER x")).isEqualTo(new CreateObject(Kind.DATABASE, "d"));
		assertThat(nonTransactional("DROP DATABASE IF EXISTS \"D\" WITH (FORCE)"))
			.isEqualTo(new DropObject(Kind.DATABASE, "D"));
		assertThat(nonTransactional("CREATE TABLESPACE t LOCATION '/t'"))
			.isEqualTo(new CreateObject(Kind.TABLESPACE, "t"));
		assertThat(nonTransactional("DROP SUBSCRIPTION s")).isEqualTo(new DropObject(Kind.SUBSCRIPTION, "s"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "VACUUM", "CLUSTER", "ALTER SYSTEM SET a = 1", "ALTER DATABASE d SET TABLESPACE t",
			"ALTER SUBSCRIPTION s REFRESH PUBLICATION", "ALTER SUBSCRIPTION s SET PUBLICATION p" })
	void someDoNoHarmWhenTheyAreRepeated(String sql) {
		assertThat(nonTransactional(sql)).isEqualTo(new Repeatable());
	}

	@ParameterizedTest
	@ValueSource(strings = { "CALL p()", "DO 'BEGIN END'", "ALTER SUBSCRIPTION s ADD PUBLICATION p",
			"CREATE INDEX CONCURRENTLY U&\"i\" ON t (a)", "DROP INDEX CONCURRENTLY U&\"i\"" })
	void ofOthersNothingIsKnown(String sql) {
		assertThat(nonTransactional(sql)).isEqualTo(new Opaque());
	}

	@Test
	void whatRunsInATransactionIsNotSentAlone() {
		assertThat(section("INSERT INTO a VALUES (1)")
			.nonTransactional(section("INSERT INTO a VALUES (1)").statements().get(0))).isNull();
	}

	@Test
	void namesAreWrittenInQuotes() {
		assertThat(name("s", "a\"b").sql()).isEqualTo("\"s\".\"a\"\"b\"");
	}

	@Test
	void hashesTellWhetherStatementsAreTheSame() {
		List<String> hashes = section("SELECT 1;\nSELECT\n  2;\nSELECT 3;").hashes();
		// sha256sum of the lines "1:<sha256sum of the statement's tokens>"
		assertThat(hashes.get(0)).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
		assertThat(hashes.get(1)).isEqualTo("dfce768b01864215dc0fb674da33905cdbea3b54ac0c0ba98427ecf6cc863bdd");
		assertThat(section("-- one\r\nSELECT 1 ;; SELECT \r\n  2 ; SELECT 4").hashes().subList(0, 3))
			.isEqualTo(hashes.subList(0, 3));
		assertThat(section("SELECT 1; SELECT 2; SELECT 3").hashes()).isEqualTo(hashes);
		assertThat(section("SELECT 1; select 2; SELECT 3").hashes()).isEqualTo(hashes);
		assertThat(section("SELECT 1; SELECT 5; SELECT 3").hashes().get(2)).isNotEqualTo(hashes.get(2));
	}

	@Test
	void rowsOfACopyCount() {
		assertThat(section("COPY a FROM stdin;\n1\n\\.\n").hashes().get(1))
			.isNotEqualTo(section("COPY a FROM stdin;\n2\n\\.\n").hashes().get(1));
	}

	private static QualifiedName name(String... parts) {
		return new QualifiedName(List.of(parts));
	}

	private static NonTransactionalStatement nonTransactional(String sql) {
		Section section = section("-- @transaction none\n" + sql);
		return Objects.requireNonNull(section.nonTransactional(section.statements().get(0)));
	}

	private static Section section(String sql) {
		return RevisionScript.parse(new SourceText("a.sql", "-- @revision a\n-- @upgrade\n" + sql)).upgrade();
	}

}
