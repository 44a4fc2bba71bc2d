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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * revision --autogenerate --safe lets nobody wait, and rows that are there get what they
 * lack.
 */
@ExtendWith(PostgresExtension.class)
class SafeAutogenerateTests {

	private static final String FIRST = """
			CREATE TABLE shop (id int PRIMARY KEY);
			CREATE TABLE item (id int PRIMARY KEY, code int NOT NULL, name text, shop int);
			""";

	private static final String PARTITIONED = FIRST + """
			CREATE TABLE sale (id int NOT NULL, note text) PARTITION BY RANGE (id);
			CREATE TABLE sale_low PARTITION OF sale FOR VALUES FROM (0) TO (100);
			""";

	@TempDir
	private Path directory;

	private PostgresDatabase database;

	private Workplace workplace;

	@BeforeEach
	void begin(PostgresDatabase database) {
		this.database = database;
		this.workplace = new Workplace(this.directory).on(database);
		model(FIRST);
		generate("First");
		this.workplace.run("upgrade");
		database.execute("INSERT INTO shop VALUES (1); INSERT INTO item VALUES (1, 10, 'pen', 1), (2, 20, 'ink', 1)");
	}

	static Stream<Change> changes() {
		return Stream.of(
				new Change("a foreign key",
						"ALTER TABLE item ADD CONSTRAINT item_shop FOREIGN KEY (shop) REFERENCES shop", 2,
						List.of("REFERENCES public.shop(id) NOT VALID;", "VALIDATE CONSTRAINT item_shop;")),
				new Change("a check", "ALTER TABLE item ADD CONSTRAINT positive CHECK (code > 0)", 2,
						List.of("CHECK ((code > 0)) NOT VALID;", "VALIDATE CONSTRAINT positive;")),
				new Change("a value in each row", "ALTER TABLE item ALTER name SET NOT NULL", 2,
						List.of("CHECK ((name IS NOT NULL)) NOT VALID;", "VALIDATE CONSTRAINT name_is_set;",
								"ALTER COLUMN name SET NOT NULL;", "DROP CONSTRAINT name_is_set;")),
				new Change("an index", "CREATE INDEX item_name ON item (name)", 1,
						List.of("-- @transaction none", "CREATE INDEX CONCURRENTLY item_name",
								"DROP INDEX CONCURRENTLY public.item_name;")),
				new Change("two indexes, each by itself",
						"CREATE INDEX item_name ON item (name); CREATE UNIQUE INDEX item_code ON item (code) WHERE code > 5",
						2, List.of("CREATE INDEX CONCURRENTLY", "CREATE UNIQUE INDEX CONCURRENTLY item_code")),
				new Change("a unique key, and what points at it", """
						ALTER TABLE item ADD CONSTRAINT item_code UNIQUE (code);
						ALTER TABLE shop ADD code int;
						ALTER TABLE shop ADD CONSTRAINT shop_code FOREIGN KEY (code) REFERENCES item (code)
						""", 4,
						List.of("CREATE UNIQUE INDEX CONCURRENTLY item_code ON public.item (code);",
								"ADD CONSTRAINT item_code UNIQUE USING INDEX item_code;",
								"REFERENCES public.item(code) NOT VALID;", "VALIDATE CONSTRAINT shop_code;")),
				new Change("another primary key",
						"ALTER TABLE item DROP CONSTRAINT item_pkey; ALTER TABLE item ADD CONSTRAINT item_key PRIMARY KEY (code) INCLUDE (name)",
						2, List.of("INCLUDE (name);", "PRIMARY KEY USING INDEX item_key;")),
				new Change("a default that differs from row to row",
						"ALTER TABLE item ADD token uuid NOT NULL DEFAULT gen_random_uuid()", 3,
						List.of("ADD COLUMN token uuid;", "SET DEFAULT gen_random_uuid();",
								"UPDATE public.item SET token = DEFAULT WHERE token IS NULL;",
								"ALTER COLUMN token SET NOT NULL;")),
				new Change("a default that is the same for all",
						"ALTER TABLE item ADD size int NOT NULL DEFAULT 0, ADD made timestamptz NOT NULL DEFAULT now()",
						1,
						List.of("ADD COLUMN size integer NOT NULL DEFAULT 0;",
								"ADD COLUMN made timestamp with time zone NOT NULL DEFAULT now();")),
				new Change("a new table with all of it",
						"""
								CREATE TABLE bag (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), shop int NOT NULL UNIQUE REFERENCES shop);
								CREATE INDEX bag_shop ON bag (shop)
								""",
						1, List.of("CREATE TABLE public.bag", "CREATE INDEX bag_shop")));
	}

	@ParameterizedTest
	@MethodSource("changes")
	void nobodyWaits(Change change) {
		model(FIRST + change.sql() + ";");
		Outcome outcome = generate("Safe", "--safe", "--allow-drops");
		assertThat(outcome.out().lines()).as(outcome.err()).hasSize(change.revisions());
		assertThat(text("_safe")).contains(change.written());
		assertThatTheyLeadThereAndBack();
	}

	@Test
	void whatIsSafeReadsNoRowsWhileOthersWait() {
		model(FIRST + "ALTER TABLE item ALTER name SET NOT NULL;");
		generate("Safe", "--safe");
		assertThat(text("_safe")).contains("""
				-- Taken away: constraint public.item.name_is_set
				-- Added: not null public.item.name
				""", "are read.\nALTER TABLE public.item VALIDATE CONSTRAINT",
				";\n\nALTER TABLE public.item ALTER COLUMN");
	}

	@Test
	void rowsGetWhatIsSaid() {
		model(FIRST + "ALTER TABLE item ADD label text NOT NULL;");
		generate("Label", "--fill", "public.item.label='no. ' || code");
		this.workplace.run("upgrade");
		assertThat(this.database.query("SELECT label FROM item ORDER BY id")).containsExactly("no. 10", "no. 20");
		assertThatTheyLeadThereAndBack();
	}

	@Test
	void rowsGetWhatIsSaidInStepsOfTheirOwn() {
		model(FIRST + "ALTER TABLE item ADD label text NOT NULL UNIQUE;");
		assertThat(generate("Label", "--safe", "--fill", "public.item.label=code").out().lines()).hasSize(4);
		assertThatTheyLeadThereAndBack();
	}

	@Test
	void whatIsWrongToSayIsNotWritten() {
		model(FIRST + "ALTER TABLE item ADD label text NOT NULL;");
		Outcome outcome = generate("Label", "--fill", "public.item.label=nonsense");
		assertThat(outcome.exitCode()).isOne();
		assertThat(outcome.err()).contains("column \"nonsense\" does not exist");
		assertThat(generate("Label", "--fill", "public.item.size=1").err()).contains("Name a column");
		assertThat(generate("Label", "--fill", "public.item.label=").err()).contains("gives no value");
	}

	@Test
	void aPersonIsAsked() {
		model(FIRST + "ALTER TABLE item ADD label text NOT NULL;");
		Outcome outcome = this.workplace.answer("upper(name)").run("revision", "--autogenerate", "-m", "Label");
		assertThat(outcome.err()).contains("What do the rows that are there get in column public.item.label?");
		assertThat(text("_label")).contains("SET label = (upper(name)) WHERE label IS NULL;");
	}

	@ParameterizedTest
	@MethodSource("commands")
	void aGapStopsAndSaysWhere(List<String> command) {
		model(FIRST + "ALTER TABLE item ADD label text NOT NULL UNIQUE;");
		assertThat(generate("Label").err()).contains("_label.sql:15: Say what the rows that are there get");
		Outcome outcome = this.workplace.run(command.toArray(String[]::new));
		assertThat(outcome.exitCode()).isNotZero();
		assertThat(outcome.out() + outcome.err()).contains("_label.sql:15", "gap that nobody has filled",
				"column public.item.label", "take the line with @unfilled away");
	}

	static Stream<List<String>> commands() {
		return Stream.of(List.of("upgrade"), List.of("check"), List.of("check", "--files"), List.of("prove"));
	}

	@Test
	void aGapThatIsFilledRuns() throws IOException {
		model(FIRST + "ALTER TABLE item ADD label text NOT NULL UNIQUE;");
		generate("Label");
		Path file = files("_label").get(0);
		Files.writeString(file,
				Files.readString(file).replaceFirst("-- @unfilled .*\n", "").replace("= ...", "= id::text"));
		assertThatTheyLeadThereAndBack();
	}

	@Test
	void rowsOfPartitionsGetAValueBeforeTheyMustHaveOne() {
		partitions();
		model(PARTITIONED.replace("note text", "note text NOT NULL, region text NOT NULL"));
		generate("Region", "--safe", "--fill", "public.sale.region='north'", "--fill", "public.sale.note='none'");
		assertThat(text("_region")).contains("column public.sale.region", "ALTER COLUMN region SET NOT NULL;")
			.doesNotContain("_is_set");
		Outcome outcome = this.workplace.run("upgrade");
		assertThat(outcome.exitCode()).as(outcome.err()).isZero();
		assertThat(this.database.query("SELECT region || note FROM sale")).containsExactly("northnone");
		assertThatTheyLeadThereAndBack();
	}

	@Test
	void rowsOfPartitionsGetAValueInStepsThatAPersonCompletes() throws IOException {
		partitions();
		model(PARTITIONED.replace("note text", "note text, region text NOT NULL"));
		generate("Region", "--safe");
		assertThat(read(files("_region").get(0))).doesNotContain("ADD COLUMN region text NOT NULL");
	}

	@Test
	void rowsOfTablesThatOthersInheritGetAValueBeforeTheyMustHaveOne() {
		String family = FIRST + "CREATE TABLE animal (id int);\nCREATE TABLE cat (lives int) INHERITS (animal);\n";
		model(family);
		generate("Animals");
		this.workplace.run("upgrade");
		this.database.execute("INSERT INTO cat VALUES (1, 9); INSERT INTO animal VALUES (2)");
		model(family.replace("animal (id int)", "animal (id int, name text NOT NULL)"));
		generate("Name", "--safe", "--fill", "public.animal.name='Tom'");
		Outcome outcome = this.workplace.run("upgrade");
		assertThat(outcome.exitCode()).as(outcome.err() + text("_name")).isZero();
		assertThat(this.database.query("SELECT name FROM animal")).containsExactly("Tom", "Tom");
	}

	@Test
	void nameOfAColumnStaysWithinTheCommentOfItsGap() {
		model(FIRST + "ALTER TABLE item ADD \"a\nDROP TABLE shop; --\" text NOT NULL;");
		generate("Name");
		assertThat(text("_name").lines().filter((line) -> line.startsWith("-- @unfilled"))).singleElement()
			.asString()
			.endsWith("take this line away.");
	}

	private void partitions() {
		model(PARTITIONED);
		generate("Sales");
		this.workplace.run("upgrade");
		this.database.execute("INSERT INTO sale VALUES (1, NULL)");
	}

	@Test
	void aNewTableHasNoRows() {
		model(FIRST + "CREATE TABLE bag (id int PRIMARY KEY, label text NOT NULL);");
		generate("Bag");
		assertThat(text("_bag")).doesNotContain("UPDATE", "@unfilled");
	}

	private void assertThatTheyLeadThereAndBack() {
		Outcome proof = this.workplace.run("prove", "--all");
		assertThat(proof.exitCode()).as(proof.out() + proof.err()).isZero();
		assertThat(this.workplace.run("upgrade").exitCode()).isZero();
		assertThat(this.workplace.run("diff", "live", "schema.sql").exitCode()).isZero();
		assertThat(generate("Again").out()).contains("nothing to write");
		assertThat(this.workplace.run("downgrade", "base", "--yes").exitCode()).isZero();
	}

	private Outcome generate(String message, String... options) {
		String[] arguments = Stream.concat(Stream.of("revision", "--autogenerate", "-m", message), Stream.of(options))
			.toArray(String[]::new);
		return this.workplace.run(arguments);
	}

	private void model(String sql) {
		this.workplace.file("schema.sql", sql);
	}

	private String text(String name) {
		StringBuilder text = new StringBuilder();
		files(name).forEach((file) -> text.append(read(file)));
		return text.toString();
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<Path> files(String name) {
		try (Stream<Path> files = Files.list(this.directory.resolve("db/migration"))) {
			return files.filter((file) -> file.toString().contains(name)).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What comes, how many revisions that takes, and what is written.
	 */
	record Change(String name, String sql, int revisions, List<String> written) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}
