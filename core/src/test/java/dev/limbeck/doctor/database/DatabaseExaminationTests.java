package dev.limbeck.doctor.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.extent.Exhaustive;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DatabaseExamination}: what is odd hides nothing else.
 */
@ExtendWith(PostgresExtension.class)
class DatabaseExaminationTests {

	private static final String BEHIND = "CREATE SCHEMA \"odd \"\"one\"; CREATE TABLE \"odd \"\"one\".\"T;x\" "
			+ "(\"a b\" serial PRIMARY KEY); INSERT INTO \"odd \"\"one\".\"T;x\" VALUES (17);";

	private PostgresDatabase database;

	@BeforeEach
	void take(PostgresDatabase taken) {
		this.database = taken;
	}

	@Test
	void oddNamesAreQuoted() {
		this.database.execute(BEHIND);
		this.database.execute(command("sequence-behind"));
		assertThat(find()).extracting(Finding::id).doesNotContain("sequence-behind");
	}

	@Test
	void tablesOfOtherToolsMayHaveAnyTypes() {
		this.database.execute("CREATE TABLE flyway_schema_history (script int, success text); "
				+ "INSERT INTO flyway_schema_history VALUES (1, 'f'), (2, 'T'), (3, NULL), (4, 'who knows');"
				+ "CREATE TABLE schema_migrations (version text, dirty int); "
				+ "INSERT INTO schema_migrations VALUES ('7', 1), ('8', 0)");
		assertThat(find()).filteredOn((finding) -> finding.id().equals("other-tool-failed"))
			.extracting(Finding::condition)
			.containsExactly("public.flyway_schema_history of Flyway holds 1, which has failed.",
					"public.schema_migrations of dbmate, golang-migrate or Rails holds 7, which has failed.");
	}

	@Exhaustive
	@Test
	void aLockedTableHidesNothingElse() throws SQLException {
		this.database.execute("CREATE TABLE locked (id serial PRIMARY KEY); CREATE TABLE schema_migrations "
				+ "(version int, dirty bool); INSERT INTO schema_migrations VALUES (1, true)");
		try (Connection other = this.database.connect()) {
			other.setAutoCommit(false);
			other.createStatement().execute("LOCK TABLE locked");
			assertThat(find()).extracting(Finding::effect).contains("The largest values of keys are unknown.");
			assertThat(find()).extracting(Finding::id).contains("other-tool-failed");
		}
	}

	// What a doctor reads could not write, but say more than anybody may know.
	@ParameterizedTest
	@ValueSource(strings = { "CREATE TYPE app.v AS ENUM ('x'); CREATE FUNCTION app.said(app.v) RETURNS text "
			+ "LANGUAGE plpgsql AS 'BEGIN PERFORM app.taken(1); RETURN 1; END'; CREATE CAST (app.v AS text) WITH FUNCTION app.said(app.v); "
			+ "CREATE TABLE app.schema_migrations (version app.v, dirty bool); "
			+ "INSERT INTO app.schema_migrations VALUES ('x', true); ALTER TABLE app.schema_migrations OWNER TO pg_monitor",
			"CREATE FUNCTION app.fixed(int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS 'BEGIN RETURN app.taken($1); END'; "
					+ "CREATE TABLE app.t (id serial PRIMARY KEY); CREATE INDEX ON app.t ((id + app.fixed(1))); "
					+ "ALTER TABLE app.t OWNER TO pg_monitor",
			"CREATE FUNCTION public.taken(name, name) RETURNS bool LANGUAGE plpgsql AS 'BEGIN RETURN app.taken(1) > 0; END'; "
					+ "CREATE OPERATOR public.!~ (LEFTARG = name, RIGHTARG = name, FUNCTION = public.taken)" })
	void codeOfStrangersIsNotRun(String trap) {
		this.database
			.execute("CREATE SCHEMA app; CREATE FUNCTION app.taken(int) RETURNS int LANGUAGE plpgsql AS $$BEGIN "
					+ "IF current_setting('transaction_read_only') = 'on' THEN RAISE 'taken'; END IF; RETURN $1; END$$;"
					+ trap);
		assertThat(find()).extracting(Finding::condition).noneMatch((condition) -> condition.contains("taken"));
	}

	@Test
	void nobodyIsMadeASuperuser() {
		this.database.execute("DO $$BEGIN CREATE ROLE doctor_visitor LOGIN PASSWORD 'secret'; EXCEPTION WHEN "
				+ "duplicate_object OR unique_violation THEN END$$; GRANT CREATE ON SCHEMA public TO doctor_visitor; "
				+ "CREATE TABLE t (id int)");
		assertThat(find(this.database.url("doctor_visitor", "secret"))).extracting(Finding::command)
			.contains("ALTER TABLE \"public\".\"t\" OWNER TO \"doctor_visitor\";")
			.doesNotContain("GRANT \"postgres\" TO \"doctor_visitor\";");
	}

	private String command(String id) {
		return find().stream()
			.filter((finding) -> finding.id().equals(id))
			.map(Finding::command)
			.findFirst()
			.orElseThrow();
	}

	private List<Finding> find() {
		return find(this.database.url());
	}

	private static List<Finding> find(String url) {
		return new DatabaseExamination(Connector.to(DatabaseUrl.parse(url)), "DATABASE_URL", "public")
			.find(new Declared(null, Set.of(), Map.of()))
			.findings();
	}

}
