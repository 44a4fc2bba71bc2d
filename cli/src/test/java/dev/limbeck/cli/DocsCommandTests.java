package dev.limbeck.cli;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Workplace;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * limbeck docs describes a schema on pages for people.
 */
@ExtendWith(PostgresExtension.class)
class DocsCommandTests {

	private static final Pattern LINK = Pattern.compile("(?:\\]\\(|href=\")([^)\"]+)");

	@TempDir
	private Path directory;

	private Workplace workplace;

	@BeforeEach
	void writeFiles(PostgresDatabase database) {
		this.workplace = new Workplace(this.directory).on(database).file("db/migration/a.sql", revision("a", "", """
				CREATE TYPE mood AS ENUM ('good', 'bad');
				CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, mood mood);
				COMMENT ON TABLE users IS 'Who uses it';
				""")).file("db/migration/b.sql", revision("b", "a", """
				CREATE SCHEMA shop;
				CREATE TABLE shop.orders (id int PRIMARY KEY, user_id bigint NOT NULL REFERENCES users,
				  total numeric(10,2) DEFAULT 0, CONSTRAINT positive CHECK (total >= 0));
				COMMENT ON COLUMN shop.orders.total IS 'In | cents <b>';
				CREATE VIEW shop.rich AS SELECT user_id, sum(total) AS total FROM shop.orders GROUP BY user_id;
				""")).file("db/migration/c.sql", revision("c", "b", """
				ALTER TABLE shop.orders ADD COLUMN due date;
				CREATE INDEX orders_due ON shop.orders (due) WHERE due IS NOT NULL;
				"""));
	}

	@Test
	void aTableIsDescribedWithWhoMadeWhat() throws IOException {
		assertThat(docs()).isEqualTo(new Outcome(0, "Wrote 7 files to docs, 7 of them changed.\n", ""));
		assertThat(read("shop/orders.md")).contains("# shop.orders\n\nA table in [shop](../shop/README.md).",
				"| Column | Type | Key | Null | Default | Comment | Made by | Changed by |",
				"| `id` | `integer` | primary | no |  |  | `b` |  |",
				"| `user_id` | `bigint` | to [public.users](../public/users.md) | no |  |  | `b` |  |",
				"| `total` | `numeric(10,2)` |  | yes | `0` | In \\| cents &lt;b&gt; | `b` |  |",
				"| `due` | `date` |  | yes |  |  | `c` |  |",
				"| `positive` | `CHECK ((total >= (0)::numeric))` |  | `b` |  |",
				"| `orders_due` | `USING btree (due) WHERE (due IS NOT NULL)` |  | `c` |  |",
				"CREATE TABLE shop.orders (", "| `b` | Table b |");
		assertThat(read("public/users.md")).contains("Who uses it", "identity, always",
				"| [shop.orders](../shop/orders.md) | `orders_user_id_fkey` |");
		assertThat(read("shop/rich.md")).contains("A view in ", "| `total` | `numeric` |", "| `user_id` | `bigint` |");
		assertThat(read("README.md")).contains("up to c.", "![Tables and foreign keys](diagram.svg)",
				"| [orders](shop/orders.md) | table | 4 |  | `b` | `c` |", "[1 other object](public/README.md)");
		assertThat(read("public/README.md")).contains("| `mood` | enum type |  | `a` |  |",
				"CREATE TYPE public.mood AS ENUM (");
	}

	@Test
	void theSameSchemaGivesTheSamePages() {
		docs();
		Map<String, String> first = files();
		assertThat(docs().out()).isEqualTo("Wrote 7 files to docs, 0 of them changed.\n");
		assertThat(files()).isEqualTo(first);
		assertThat(first.toString()).doesNotContain(this.directory.toString());
	}

	@Test
	void checkTellsWhatIsStale() {
		assertThat(docs("--check").exitCode()).isEqualTo(3);
		docs();
		assertThat(docs("--check")).isEqualTo(new Outcome(0, "All 7 files in docs are up to date.\n", ""));
		this.workplace.file("db/migration/d.sql", revision("d", "c", "ALTER TABLE users ADD COLUMN age int;"));
		Outcome outcome = docs("--check", "--json");
		assertThat(outcome.exitCode()).isEqualTo(3);
		assertThat(outcome.json().get("stale").toString())
			.isEqualTo("[\"README.md\",\"diagram.svg\",\"public/README.md\",\"public/users.md\"]");
	}

	@Test
	void thePageOfWhatIsGoneIsDeleted() {
		docs();
		this.workplace.file("db/migration/d.sql", revision("d", "c", "DROP VIEW shop.rich;"));
		assertThat(docs().out()).startsWith("Wrote 6 files");
		assertThat(files()).doesNotContainKey("shop/rich.md");
	}

	@Test
	void whatSomebodyElseHasWrittenStays() throws IOException {
		this.workplace.file("docs/README.md", "# Mine\n").file("docs/notes.md", "Mine, too\n");
		Outcome outcome = docs();
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(outcome.err()).startsWith("In docs there are files of somebody else: README.md.\n");
		assertThat(files()).containsOnlyKeys("README.md", "notes.md");
		Files.delete(this.directory.resolve("docs/README.md"));
		assertThat(docs().exitCode()).isZero();
		assertThat(read("notes.md")).isEqualTo("Mine, too\n");
	}

	@Test
	void pagesOfAnotherRunBelowStay() throws IOException {
		this.workplace.run("docs", "docs/schema");
		this.workplace.run("docs", "docs/deep/schema");
		assertThat(docs().exitCode()).isZero();
		assertThat(files()).containsKeys("schema/README.md", "schema/shop/rich.md", "deep/schema/README.md",
				"deep/schema/shop/rich.md", "shop/rich.md");
		assertThat(docs("--check").exitCode()).isZero();
	}

	@Test
	void htmlOfAnotherRunBelowStaysToo() throws IOException {
		this.workplace.run("docs", "docs/schema", "--format", "html");
		assertThat(docs("--format", "html").exitCode()).isZero();
		assertThat(files()).containsKeys("schema/index.html", "schema/shop/rich.html");
	}

	@Test
	void aSchemaNamedLikeTheFolderOfAnotherRunReplacesNothing() throws IOException {
		this.workplace.run("docs", "docs/shop");
		this.workplace.file("docs/shop/orders.md", "Mine\n");
		assertThat(docs().err())
			.startsWith("In docs there are files of somebody else: shop/README.md, shop/orders.md.\n");
		assertThat(read("shop/orders.md")).isEqualTo("Mine\n");
	}

	@Test
	void aWriteThatBrokeOffIsMadeUpFor() throws IOException {
		docs();
		this.workplace.file("docs/shop/.limbeck-docs.unfinished", "");
		Files.delete(this.directory.resolve("docs/shop/rich.md"));
		assertThat(docs().out()).contains("1 of them changed");
		assertThat(docs("--check").exitCode()).isZero();
	}

	@Test
	void everyLinkLeadsToAPage() {
		this.workplace.file("db/migration/d.sql", revision("d", "c", """
				CREATE TABLE "Index" (id int PRIMARY KEY, "a|b`c" text);
				CREATE TABLE index (id int REFERENCES "Index");
				CREATE TABLE "../../x <y>" (id int PRIMARY KEY REFERENCES "Index");
				"""));
		for (String format : new String[] { "markdown", "html" }) {
			docs("--format", format);
			files()
				.forEach((path, text) -> LINK.matcher(text)
					.results()
					.map((MatchResult link) -> link.group(1))
					.forEach((link) -> assertThat(this.directory.resolve("docs").resolve(path).resolveSibling(link))
						.as(path)
						.exists()));
			assertThat(files().keySet()).noneMatch((path) -> path.contains("<") || path.contains(".."));
		}
	}

	@Test
	void htmlIsCompleteByItself() throws IOException {
		assertThat(docs("-f", "html").out()).isEqualTo("Wrote 6 files to docs, 6 of them changed.\n");
		assertThat(read("index.html"))
			.contains("<svg xmlns=", "<a href=\"shop/orders.html\"><g class=\"table\"",
					"default-src 'none'; style-src 'sha256-")
			.doesNotContain("<script", " style=\"", "<img");
		assertThat(read("shop/orders.html")).contains("In | cents &#60;b&#62;",
				"<th scope=\"row\"><code>total</code></th>", "<a href=\"../public/users.html\">public.users</a>");
	}

	@Test
	void thePictureIsXmlWithAFrameForEachSchema() throws Exception {
		docs();
		Document picture = DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(new InputSource(new StringReader(read("diagram.svg"))));
		assertThat(picture.getElementsByTagName("polyline").getLength()).isEqualTo(1);
		assertThat(read("diagram.svg"))
			.contains("class=\"frame\"", ">shop</text>", ">public</text>", ">PK</text>", ">FK</text>",
					"orders_user_id_fkey: orders refers to users", "aria-label=\"2 tables and 1 foreign key\"")
			.matches("(?s)[\n -~]+");
	}

	@Test
	void aDatabaseAndFilesCanBeDescribedToo() throws IOException {
		this.workplace.run("upgrade", "a");
		assertThat(docs("--from", "live").exitCode()).isZero();
		assertThat(read("public/users.md")).contains("| Column | Type | Key | Null | Default | Comment |\n");
		assertThat(read("README.md")).contains("This is what is so in live.");
		this.workplace.file("schema.sql", "CREATE TABLE memo (id int);");
		assertThat(docs("--from", "schema.sql", "--no-diagram").exitCode()).isZero();
		assertThat(files()).containsOnlyKeys("README.md", "public/README.md", "public/memo.md");
	}

	private Outcome docs(String... more) {
		return this.workplace.run(Stream.concat(Stream.of("docs", "docs"), Stream.of(more)).toArray(String[]::new));
	}

	private String read(String path) throws IOException {
		return Files.readString(this.directory.resolve("docs").resolve(path));
	}

	private Map<String, String> files() {
		Map<String, String> files = new TreeMap<>();
		Path docs = this.directory.resolve("docs");
		try (Stream<Path> all = Files.walk(docs)) {
			all.filter(Files::isRegularFile).forEach((file) -> {
				try {
					files.put(docs.relativize(file).toString().replace('\\', '/'), Files.readString(file));
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return files;
	}

	private static String revision(String id, String parent, String sql) {
		return "-- Table " + id + "\n-- @revision " + id + "\n"
				+ (parent.isEmpty() ? "" : "-- @revises " + parent + "\n") + "\n-- @upgrade\n" + sql;
	}

}
