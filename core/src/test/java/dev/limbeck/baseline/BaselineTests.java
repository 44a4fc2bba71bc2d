package dev.limbeck.baseline;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.limbeck.extent.Exhaustive;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Baseline}.
 */
@ExtendWith(PostgresExtension.class)
class BaselineTests {

	@TempDir
	private Path directory;

	private PostgresDatabase database;

	@BeforeEach
	void connect(PostgresDatabase connected) {
		this.database = connected;
	}

	@Test
	void itCannotBeTakenBack() {
		this.database.execute("CREATE TABLE a (id int)");
		assertThat(text(Split.NONE)).endsWith("-- @upgrade\nCREATE TABLE public.a (\n    id integer\n);\n");
	}

	@Test
	void rowsAreNoPartOfIt() {
		this.database.execute("CREATE TABLE a (id int); INSERT INTO a VALUES (4711)");
		assertThat(text(Split.NONE)).doesNotContain("4711");
	}

	@Test
	void schemasThatNeedEachOtherAreTakenOver() {
		this.database.execute("""
				CREATE SCHEMA x; CREATE SCHEMA y;
				CREATE TABLE x.a (id int PRIMARY KEY, b int);
				CREATE TABLE y.b (id int PRIMARY KEY, a int REFERENCES x.a);
				ALTER TABLE x.a ADD FOREIGN KEY (b) REFERENCES y.b""");
		assertThat(titles(Split.SCHEMA)).containsExactly("Part schemas and extensions", "Part schema x",
				"Part schema y");
	}

	@Test
	void columnsKeepTheirOrder() {
		this.database.execute("""
				CREATE SCHEMA late; CREATE TYPE late.mood AS ENUM ('ok');
				CREATE TABLE a (first int, second late.mood, third int)""");
		assertThat(text(Split.SCHEMA)).containsSubsequence("first integer", "second late.mood", "third integer");
	}

	@Test
	void functionsThatNothingTellsApartAreMadeBeforeTheirUse() {
		this.database.execute("""
				CREATE FUNCTION z_codes() RETURNS int[] LANGUAGE sql IMMUTABLE AS 'SELECT ARRAY[1, 2]';
				CREATE FUNCTION is_code(int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 = ANY (z_codes())';
				CREATE TABLE a (code int CHECK (is_code(code)))""".replace("z_codes", "public.z_codes"));
		assertThat(titles(Split.KIND)).containsExactly("Part tables", "Part functions");
	}

	@Test
	void settingsOfAChainDoNotHinderIt() {
		this.database.execute("""
				CREATE TABLE a (id int, owner text);
				CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
				CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION f();
				ALTER TABLE a ENABLE ROW LEVEL SECURITY;
				CREATE POLICY own ON a USING (owner = current_user);
				CREATE TABLE p (at date, id int) PARTITION BY RANGE (at);
				CREATE TABLE p_2026 PARTITION OF p FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
				CREATE MATERIALIZED VIEW m AS SELECT count(*) FROM p""");
		assertThat(titles(Split.KIND)).containsExactly("Part tables", "Part functions", "Part views",
				"Part triggers, policies and what spans schemas");
	}

	@Test
	void anExtensionStandsForWhatItOwns() {
		this.database.execute("""
				CREATE SCHEMA ext; CREATE EXTENSION hstore SCHEMA ext;
				CREATE TABLE a (id int, tags ext.hstore NOT NULL DEFAULT '');
				CREATE INDEX a_tags ON a USING gin (tags)""");
		assertThat(text(Split.NONE))
			.containsSubsequence("CREATE SCHEMA IF NOT EXISTS ext", "CREATE EXTENSION IF NOT EXISTS hstore",
					"tags ext.hstore")
			.doesNotContain("CREATE FUNCTION");
		assertThat(titles(Split.SCHEMA)).containsExactly("Part schemas and extensions", "Part schema public");
	}

	@Exhaustive
	@Test
	void manyTablesAreTakenOver() {
		this.database
			.execute(IntStream.range(0, 300)
				.mapToObj((i) -> "CREATE TABLE t" + i
						+ " (id bigint PRIMARY KEY, name text NOT NULL, up bigint REFERENCES t" + Math.max(0, i - 1)
						+ "); CREATE INDEX t" + i + "_name ON t" + i + " (name);")
				.collect(Collectors.joining("\n")));
		assertThat(text(Split.NONE)).contains("CREATE TABLE public.t299");
	}

	private String text(Split split) {
		return new Takeover(this.directory, this.database).proven(split)
			.stream()
			.map((file) -> file.text())
			.collect(Collectors.joining());
	}

	private Iterable<String> titles(Split split) {
		return new Takeover(this.directory, this.database).proven(split)
			.stream()
			.map((file) -> file.revision().description())
			.toList();
	}

}
