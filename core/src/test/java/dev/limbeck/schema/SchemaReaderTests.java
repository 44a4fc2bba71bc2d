package dev.limbeck.schema;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.postgres.ProtocolProxy;
import dev.limbeck.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SchemaReader}.
 */
@ExtendWith(PostgresExtension.class)
class SchemaReaderTests {

	@Test
	void everythingIsReadInOneMessage(PostgresDatabase database) throws SQLException {
		database.execute("CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int REFERENCES a)");
		try (ProtocolProxy proxy = ProtocolProxy.to(database);
				Connection connection = connect(proxy.port(), database)) {
			long queries = proxy.queries();
			long flights = proxy.flights();
			read(connection);
			assertThat(proxy.queries() - queries).isOne();
			assertThat(proxy.flights() - flights).isOne();
		}
	}

	@Test
	void aFactKnowsWhatItNeeds(PostgresDatabase database) throws SQLException {
		database.execute("CREATE TYPE mood AS ENUM ('a'); CREATE TABLE t (m mood); CREATE VIEW v AS SELECT m FROM t");
		Schema schema = read(database);
		assertThat(schema.dependencies(FactId.of(FactKind.COLUMN, "public", "t", "m")))
			.contains(FactId.of(FactKind.ENUM_TYPE, "public", "mood"));
		assertThat(schema.dependencies(FactId.of(FactKind.VIEW, "public", "v")))
			.contains(FactId.of(FactKind.COLUMN, "public", "t", "m"));
	}

	@Test
	void ownNamesAndObjectNumbersAreNoAttributes(PostgresDatabase database) throws SQLException {
		database.execute("CREATE TABLE one (x int CONSTRAINT p CHECK (x > 0)); CREATE INDEX i ON one (x);"
				+ " CREATE TABLE two (x int CONSTRAINT q CHECK (x > 0)); CREATE INDEX j ON two (x)");
		Schema schema = read(database);
		assertThat(schema.need(FactId.of(FactKind.INDEX, "public", "one", "i"))
			.says(schema.need(FactId.of(FactKind.INDEX, "public", "two", "j")))).isTrue();
		assertThat(schema.need(FactId.of(FactKind.CONSTRAINT, "public", "one", "p"))
			.says(schema.need(FactId.of(FactKind.CONSTRAINT, "public", "two", "q")))).isTrue();
	}

	@Test
	void whatAnExtensionOwnsIsRepresentedByIt(PostgresDatabase database) throws SQLException {
		database.execute("CREATE EXTENSION hstore; CREATE TABLE t (h hstore)");
		Schema schema = read(database);
		assertThat(schema.facts()).noneMatch((fact) -> fact.kind() == FactKind.FUNCTION);
		assertThat(schema.dependencies(FactId.of(FactKind.COLUMN, "public", "t", "h")))
			.contains(FactId.of(FactKind.EXTENSION, "hstore"));
	}

	@Test
	void whatRolesMayDoAnywayIsNoFact(PostgresDatabase database) throws SQLException {
		database.execute("CREATE TABLE t (); GRANT ALL ON t TO CURRENT_USER; REVOKE ALL ON t FROM PUBLIC;"
				+ " GRANT SELECT ON t TO pg_monitor");
		assertThat(read(database).children(FactId.of(FactKind.TABLE, "public", "t"), FactKind.GRANT)).singleElement()
			.extracting((grant) -> grant.get("privileges"))
			.isEqualTo("SELECT");
	}

	@Test
	void nothingOfAnOrdinaryDatabaseIsUnknown(PostgresDatabase database) throws SQLException {
		database.execute(
				"CREATE TABLE t (id serial PRIMARY KEY); CREATE TYPE e AS ENUM ('a'); CREATE EXTENSION btree_gist");
		try (Connection connection = database.connect()) {
			assertThat(
					new SchemaReader(connection.getMetaData().getDatabaseMajorVersion()).read(new Session(connection))
						.unknown())
				.isEmpty();
		}
	}

	@Test
	void aCommentOnTheIndexOfAKeyBesideOneOnTheKeyIsNotLostWithoutAWord(PostgresDatabase database) throws SQLException {
		database.execute("CREATE TABLE t (id int CONSTRAINT k PRIMARY KEY); COMMENT ON CONSTRAINT k ON t IS 'key'; "
				+ "COMMENT ON INDEX k IS 'index'");
		try (Connection connection = database.connect()) {
			assertThat(
					new SchemaReader(connection.getMetaData().getDatabaseMajorVersion()).read(new Session(connection))
						.unknown())
				.singleElement()
				.asString()
				.contains("a second comment");
		}
	}

	@Test
	void aFailureLeavesNoTransactionOpen(PostgresDatabase database) throws SQLException {
		database.execute("REVOKE SELECT ON pg_cast FROM PUBLIC");
		try (Connection connection = connect(database.server().port(), database)) {
			connection.createStatement().execute("SET ROLE pg_monitor");
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> read(connection))
				.withMessageContaining("pg_cast");
			assertThat(database.query("SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'"
					+ " AND datname = current_database()"))
				.containsExactly("0");
		}
	}

	@Test
	void aKindThatNobodyKnowsIsFound() {
		assertThat(List.of("pg_class", "pg_property_graph", "pg_class.relkind r", "pg_class.relkind g"))
			.filteredOn((what) -> !CatalogSurvey.isKnown(what))
			.containsExactly("pg_property_graph", "pg_class.relkind g");
	}

	private static Schema read(PostgresDatabase database) throws SQLException {
		try (Connection connection = connect(database.server().port(), database)) {
			return read(connection);
		}
	}

	private static Schema read(Connection connection) throws SQLException {
		int version = connection.getMetaData().getDatabaseMajorVersion();
		return new SchemaReader(version).read(new Session(connection)).ofUsers();
	}

	private static Connection connect(int port, PostgresDatabase database) throws SQLException {
		return DriverManager.getConnection(
				"jdbc:postgresql://localhost:" + port + "/" + database.name() + "?preferQueryMode=simple", "postgres",
				null);
	}

}
