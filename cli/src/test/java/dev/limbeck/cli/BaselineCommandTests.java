package dev.limbeck.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Workplace;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * baseline takes over a database that exists.
 */
@ExtendWith(PostgresExtension.class)
class BaselineCommandTests {

	private static final String SQL = """
			CREATE SCHEMA audit;
			CREATE TYPE mood AS ENUM ('ok', 'sad');
			CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, mood mood NOT NULL DEFAULT 'ok');
			CREATE TABLE audit.entry (id serial PRIMARY KEY, order_id bigint REFERENCES orders, at timestamptz);
			CREATE INDEX entry_at ON audit.entry (at);
			CREATE FUNCTION audit.log() RETURNS trigger LANGUAGE plpgsql AS
			  $$BEGIN INSERT INTO audit.entry (order_id) VALUES (NEW.id); RETURN NEW; END$$;
			CREATE TRIGGER logged AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION audit.log();
			CREATE VIEW sad AS SELECT id FROM orders WHERE mood = 'sad';
			CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY, version text, description text, type text,
			  script text, checksum int, installed_by text, installed_on timestamp, execution_time int, success boolean);
			INSERT INTO orders DEFAULT VALUES""";

	@TempDir
	private Path directory;

	private PostgresDatabase database;

	private Workplace workplace;

	@BeforeEach
	void connect(PostgresDatabase connected) {
		this.database = connected;
		this.workplace = new Workplace(this.directory).on(connected);
	}

	@Test
	void aDatabaseBecomesTheFirstRevision() throws IOException {
		this.database.execute(SQL);
		Outcome outcome = baseline("--rev-id", "first");
		assertThat(outcome.exitCode()).isZero();
		assertThat(outcome.err()).contains("Proven: from an empty database, this revision makes the same.",
				"now stands at first.");
		assertThat(files()).singleElement()
			.asString()
			.startsWith("-- What there was\n--\n-- @revision first\n")
			.contains("CREATE TABLE public.orders")
			.doesNotContain("@downgrade", "flyway", "limbeck_revision");
		assertThat(this.workplace.run("current").out()).contains("first");
		assertThat(this.workplace.run("upgrade").out()).contains("Up to date at first");
		assertThat(this.workplace.run("drift").exitCode()).isZero();
	}

	@Test
	void aNewDatabaseEndsLikeIt() {
		this.database.execute(SQL);
		baseline();
		assertThat(this.workplace.run("diff", "@heads", "live").out()).endsWith("-- They are the same.\n");
	}

	@Test
	void aSecondOneIsRefused() throws IOException {
		this.database.execute(SQL);
		baseline("--rev-id", "first");
		Outcome second = baseline();
		assertThat(second.exitCode()).isOne();
		assertThat(second.err()).contains("A history has begun already, with first.");
		try (Stream<Path> files = Files.list(this.directory.resolve("db/migration"))) {
			files.forEach((file) -> this.workplace.delete("db/migration/" + file.getFileName()));
		}
		assertThat(baseline().err()).contains("knows revisions already: first.");
	}

	@Test
	void revisionsThatExistAreRefused() {
		this.database.execute(SQL);
		this.workplace.revision("a");
		assertThat(baseline().err()).contains("A history has begun already, with a.", "limbeck stamp");
	}

	@Test
	void thePlanWritesNothing() throws IOException {
		this.database.execute(SQL);
		Outcome plan = baseline("--plan");
		assertThat(plan.out()).contains("CREATE TABLE public.orders");
		assertThat(files()).isEmpty();
		assertThat(this.database.query("SELECT count(*) FROM pg_class WHERE relname = 'limbeck_revision'"))
			.containsExactly("0");
	}

	@Test
	void itIsAChainOfSchemas() throws IOException {
		this.database.execute(SQL);
		assertThat(baseline("--split", "schema").exitCode()).isZero();
		assertThat(this.workplace.run("history").out()).contains("What there was: schemas and extensions",
				"What there was: schema public", "What there was: schema audit");
		assertThat(this.workplace.run("diff", "@heads", "live").out()).endsWith("-- They are the same.\n");
	}

	@Test
	void itIsAChainOfKinds() throws IOException {
		this.database.execute(SQL);
		assertThat(baseline("--split", "kind").exitCode()).isZero();
		assertThat(files()).hasSize(6);
		assertThat(this.workplace.run("history").out()).contains("What there was: types", "What there was: tables",
				"What there was: views");
	}

	@Test
	void databasesThatDifferAreNotTakenOver(PostgresDatabase other) throws IOException {
		this.database.execute(SQL);
		other.execute(SQL.replace("at timestamptz", "at timestamp, note text"));
		Outcome outcome = baseline("--like", other.url());
		assertThat(outcome.exitCode()).isOne();
		assertThat(outcome.err()).contains("The databases are not alike. Nothing was written.",
				"column audit.entry.note is in ", "column audit.entry.at differs in ");
		assertThat(files()).isEmpty();
	}

	@Test
	void databasesThatAreAlikeAreTakenOver(PostgresDatabase other) {
		this.database.execute(SQL);
		other.execute(SQL);
		assertThat(baseline("--like", other.url(), "--like", "live").exitCode()).isZero();
	}

	@Test
	void onlyWhatAModelOwnsIsTakenOver() throws IOException {
		this.database.execute(SQL);
		this.workplace.file("schema.sql", "CREATE TABLE orders (id bigint); CREATE TABLE more (id int);");
		Outcome outcome = baseline("--from-model");
		assertThat(outcome.exitCode()).isZero();
		assertThat(outcome.err()).contains("schema.sql, and not in the database: table public.more.",
				"schema.sql does not say it: sequence audit.entry_id_seq, table audit.entry, view public.sad.",
				"schema.sql says needs it: enum type public.mood, function audit.log.");
		assertThat(files().get(0)).contains("CREATE TABLE public.orders", "CREATE TYPE public.mood")
			.doesNotContain("VIEW");
	}

	@Test
	void onlyWhatIsInScopeIsTakenOver() throws IOException {
		this.database.execute("CREATE SCHEMA shop; CREATE TABLE shop.item (id int); CREATE TABLE other (id int)");
		assertThat(baseline("--schemas", "shop").exitCode()).isZero();
		assertThat(files().get(0)).contains("CREATE SCHEMA IF NOT EXISTS shop", "CREATE TABLE shop.item")
			.doesNotContain("other", "DROP", "public");
	}

	@Test
	void theLedgerMayLieInASchemaThatIsTakenOver() {
		this.database.execute("CREATE SCHEMA shop; CREATE TABLE shop.item (id int)");
		this.workplace.variable("LIMBECK_LEDGER_SCHEMA", "shop");
		assertThat(baseline("--rev-id", "first").exitCode()).isZero();
		assertThat(this.workplace.run("current").out()).contains("first");
	}

	@Test
	void theApplicationsRoleMayOwnAllOfIt() throws IOException {
		String role = "owns_all_" + ProcessHandle.current().pid();
		this.database.execute("CREATE ROLE " + role + " LOGIN CREATEDB; ALTER DATABASE " + this.database.name()
				+ " OWNER TO " + role + "; ALTER SCHEMA public OWNER TO " + role
				+ "; CREATE TABLE a (id int); ALTER TABLE a OWNER TO " + role);
		this.workplace.variable("DATABASE_URL", this.database.url(role, "none"));
		Outcome outcome = baseline();
		assertThat(outcome.err()).contains("makes the same");
		assertThat(outcome.exitCode()).isZero();
		assertThat(files().get(0)).contains("ALTER SCHEMA public OWNER TO " + role)
			.doesNotContain("ALTER TABLE public.a OWNER");
		assertThat(this.workplace.run("diff", "@heads", "live").out()).endsWith("-- They are the same.\n");
	}

	@Test
	void nothingIsNoBeginning() {
		Outcome outcome = baseline();
		assertThat(outcome.exitCode()).isOne();
		assertThat(outcome.err()).contains("There is nothing in ", "to take over");
	}

	@Test
	void nobodyIsThereToAgree() throws IOException {
		this.database.execute(SQL);
		Outcome outcome = this.workplace.run("baseline", "-m", "What there was");
		assertThat(outcome.exitCode()).isEqualTo(2);
		assertThat(outcome.err()).contains("Add --yes if this shall be done, or --plan to see it.");
		assertThat(files()).isEmpty();
	}

	@Test
	void whatAnEmptyDatabaseCannotMakeIsTold() throws IOException {
		this.database.execute("""
				CREATE TABLE a (id int);
				CREATE FUNCTION f() RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
				CREATE INDEX broken ON a (f());
				UPDATE pg_proc SET prosrc = 'SELECT nonsense' WHERE proname = 'f'""");
		Outcome outcome = baseline();
		assertThat(outcome.exitCode()).isOne();
		assertThat(outcome.err()).contains("Nothing is written, as what ", "cannot be made in an empty database",
				"column \"nonsense\" does not exist");
		assertThat(files()).isEmpty();
	}

	@Test
	void whereTheLedgerCannotBeMadeThatIsTold() throws IOException {
		String role = "may_not_make_a_ledger_" + ProcessHandle.current().pid();
		this.database
			.execute(SQL + ";CREATE ROLE " + role + " LOGIN CREATEDB; REVOKE CREATE ON SCHEMA public FROM public;"
					+ "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + role);
		this.workplace.variable("DATABASE_URL", this.database.url(role, "none"));
		Outcome outcome = baseline("--rev-id", "first", "--exclude", "owner,grant");
		assertThat(outcome.exitCode()).isOne();
		assertThat(outcome.err()).contains("The files are written (", "does not know of it:",
				"Then run \"limbeck stamp first\".");
		assertThat(files()).hasSize(1);
	}

	@Test
	void theDoctorNamesIt() {
		this.database.execute(SQL);
		assertThat(this.workplace.run("doctor").out()).contains("WARNING empty-ledger", "limbeck baseline -m ");
	}

	@Test
	void aStartThatFindsTablesNamesIt() {
		this.database.execute(SQL);
		this.workplace.file("db/migration/a.sql",
				"-- A\n-- @revision a\n\n-- @upgrade\nCREATE TABLE orders (id int);\n");
		assertThat(this.workplace.run("upgrade").err()).contains("SQLSTATE 42P07",
				"\"limbeck baseline\" writes the first one");
	}

	@Test
	void jsonTellsWhatIsWritten() {
		this.database.execute(SQL);
		Outcome outcome = baseline("--rev-id", "first", "--json");
		assertThat(outcome.json().at("/revision").asString()).isEqualTo("first");
		assertThat(outcome.json().at("/counts/table").asInt()).isEqualTo(2);
		assertThat(outcome.json().at("/texts/0").asString()).contains("CREATE TABLE public.orders");
	}

	private Outcome baseline(String... more) {
		List<String> words = Stream.concat(Stream.of("baseline", "-m", "What there was"), Stream.of(more)).toList();
		boolean shows = List.of(more).contains("--plan");
		return this.workplace
			.run(Stream.concat(words.stream(), shows ? Stream.of() : Stream.of("--yes")).toArray(String[]::new));
	}

	private List<String> files() throws IOException {
		Path folder = this.directory.resolve("db/migration");
		if (!Files.exists(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().map(BaselineCommandTests::read).toList();
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
