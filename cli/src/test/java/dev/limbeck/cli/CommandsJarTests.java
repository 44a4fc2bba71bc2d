package dev.limbeck.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;

import dev.limbeck.cli.standalone.JavaSource;
import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Program;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A walk through all commands with the packaged program, from an empty directory to a
 * merged history and back.
 */
@ExtendWith(PostgresExtension.class)
class CommandsJarTests {

	@TempDir
	private Path directory;

	private PostgresDatabase database;

	private Program program;

	@BeforeEach
	void createProgram(PostgresDatabase database) {
		this.database = database;
		this.program = Program.in(this.directory).with("DATABASE_URL", database.url("postgres", "s3cret"));
	}

	@Test
	void allCommandsAsText() throws Exception {
		assertThat(run("init").lines()).containsExactly("Created " + this.directory.resolve("db/migration"),
				"Created " + this.directory.resolve("limbeck.properties"));
		write(run("revision", "-m", "Events", "--rev-id", "aaaa1111"), "CREATE TABLE events (id int)",
				"DROP TABLE events");
		write(run("revision", "-m", "Due", "--rev-id", "bbbb2222"), "ALTER TABLE events ADD due date",
				"ALTER TABLE events DROP due");
		write(run("revision", "-m", "Done", "--rev-id", "cccc3333", "--head", "aaaa", "--splice", "--branch-label",
				"done"), "ALTER TABLE events ADD done boolean", "ALTER TABLE events DROP done");
		assertThat(run("heads")).isEqualTo("bbbb2222 (head), Due\ncccc3333 (done) (head), Done\n");
		assertThat(run("branches")).startsWith("aaaa1111 (branchpoint), Events\n");
		assertThat(run("upgrade", "--plan", "heads").lines()).hasSize(5);
		assertThat(run("upgrade", "--try", "heads")).isEqualTo("Ran and rolled back: 3 revisions.\n");
		assertThat(run("current", "--json")).isEqualTo("{\"revisions\":[]}\n");
		Outcome upgrade = this.program.run("upgrade", "bbbb");
		assertThat(upgrade.out()).matches("Migrations applied: 2 in \\d\\.\\d s, now at bbbb2222\n");
		assertThat(upgrade.err().lines()).contains("Running upgrade base -> aaaa1111, Events",
				"Running upgrade aaaa1111 -> bbbb2222, Due");
		assertThat(run("pending")).isEqualTo("aaaa1111 -> cccc3333 (done) (head), Done\n");
		assertThat(this.program.run("check").exitCode()).isEqualTo(3);
		String merge = run("merge", "heads", "-m", "Join", "--rev-id", "dddd4444").strip();
		assertThat(Path.of(merge)).isRegularFile();
		assertThat(run("upgrade", "head")).contains("now at dddd4444");
		assertThat(run("current", "--check-heads")).isEqualTo("dddd4444 (head) (current) (mergepoint), Join\n");
		assertThat(run("check")).isEqualTo("Everything is in order.\n");
		assertThat(run("history", "-i").lines()).hasSize(4);
		assertThat(run("show", "current")).contains("Revises:    bbbb2222, cccc3333\n", "File:       db/migration/");
		assertThat(run("explain", "aaaa")).contains("CREATE TABLE events (id int)");
		assertThat(this.program.run("downgrade", "-1").exitCode()).isEqualTo(1);
		Outcome unconfirmed = this.program.run("downgrade", "bbbb");
		assertThat(unconfirmed.exitCode()).isEqualTo(2);
		assertThat(unconfirmed.err()).contains("downgrade dddd4444 -> bbbb2222, cccc3333, Join", "--yes");
		assertThat(run("downgrade", "--yes", "aaaa")).contains("Migrations undone: 3");
		assertThat(run("stamp", "cccc")).contains("now at");
		assertThat(run("rechecksum", "aaaa")).isEqualTo("The ledger agrees with the files already.\n");
		assertThat(run("log", "--limit", "3").lines()).hasSize(3);
		assertThat(run("url")).contains("Source:   DATABASE_URL\n").doesNotContain("s3cret");
		assertThat(run("wait", "--timeout", "5s")).contains(this.database.name());
		assertThat(run("help", "symbols")).startsWith("Symbols name revisions.");
		assertThat(run("--version")).matches("Limbeck \\d+\\.\\d+\\.\\d+.*\n");
	}

	@Test
	void allCommandsAsJson() throws Exception {
		assertThat(json("init").get("created").size()).isEqualTo(2);
		write(json("revision", "-m", "Events", "--rev-id", "aaaa1111").get("file").stringValue(),
				"CREATE TABLE events (id int)", "DROP TABLE events");
		write(json("revision", "-m", "Due", "--rev-id", "bbbb2222").get("file").stringValue(),
				"ALTER TABLE events ADD due date", "ALTER TABLE events DROP due");
		write(json("revision", "-m", "Side", "--rev-id", "cccc3333", "--head", "base").get("file").stringValue(),
				"CREATE TABLE side (id int)", "DROP TABLE side");
		for (String command : List.of("heads", "branches", "history", "current", "pending")) {
			assertThat(json(command).get("revisions").isArray()).as(command).isTrue();
		}
		assertThat(json("merge", "heads").get("parents").toString()).isEqualTo("[\"bbbb2222\",\"cccc3333\"]");
		assertThat(json("upgrade", "--plan", "aaaa@+1").get("from").size()).isZero();
		assertThat(json("upgrade", "--sql", ":head").get("sql").stringValue()).contains("CREATE TABLE events");
		assertThat(json("upgrade", "head", "--allow-empty").get("steps").size()).isEqualTo(4);
		assertThat(json("show", "aaaa1111").at("/revisions/0/description").stringValue()).isEqualTo("Events");
		assertThat(json("explain", "bbbb").get("statements").size()).isEqualTo(2);
		assertThat(json("downgrade", "--yes", "bbbb").get("heads").toString()).isEqualTo("[\"bbbb2222\",\"cccc3333\"]");
		assertThat(json("stamp", "aaaa").at("/steps/0/direction").stringValue()).isEqualTo("remove");
		assertThat(json("rechecksum", "aaaa").get("changed").size()).isZero();
		assertThat(json("log").get("entries").size()).isPositive();
		assertThat(json("url").get("source").stringValue()).isEqualTo("DATABASE_URL");
		assertThat(json("wait").get("attempts").intValue()).isEqualTo(1);
		Outcome check = this.program.run("--json", "check");
		assertThat(check.exitCode()).isEqualTo(3);
		assertThat(check.json().at("/findings/0/code").stringValue()).isEqualTo("behind");
	}

	@Test
	void classesOfRevisionsComeFromTheClasspath() {
		JavaSource.compile(this.directory.resolve("classes"), "FirstThings", "id = \"first\"");
		assertThat(run("upgrade", "heads", "--classpath", "classes")).endsWith("now at first\n");
		assertThat(run("current", "--classpath", "classes")).isEqualTo("first (head) (current), First things\n");
		assertThat(this.database.query("SELECT to_regclass('firstthings')")).containsExactly("firstthings");
	}

	@Test
	void failuresEndWithTheirExitCodes() {
		assertThat(this.program.run("pending").exitCode()).isEqualTo(1);
		assertThat(this.program.run("heads", "--json", "--locations", "sql").json().at("/error/code").stringValue())
			.isEqualTo("missing-location");
		assertThat(this.program.run("nonsense").exitCode()).isEqualTo(2);
		Outcome unreachable = this.program.with("DATABASE_URL", "postgres://me:s3cret@localhost:1/db")
			.run("wait", "--timeout", "0", "--verbose");
		assertThat(unreachable.exitCode()).isEqualTo(1);
		assertThat(unreachable.out()).isEmpty();
		assertThat(unreachable.err()).contains("localhost:1/db").doesNotContain("s3cret");
	}

	@Test
	void theScriptRunsTheJarAlsoOverALink() {
		write("db/migration/a.sql");
		Outcome outcome = this.program.with("LIMBECK_LOCK_WIAT", "s3cret")
			.bash("ln -s \"$(command -v limbeck)\" linked && ./linked heads");
		assertThat(outcome).isEqualTo(new Outcome(0, "a (head)\n",
				"Set, but no setting of Limbeck: LIMBECK_LOCK_WIAT (LIMBECK_LOCK_WAIT?)\n"));
		assertThat(this.program.with("JAVA_HOME", "/nowhere").bash("limbeck heads").err())
			.startsWith("limbeck: there is no /nowhere/bin/java. Install a JDK, 17 or newer");
	}

	@Test
	void bashCompletesCommandsAndIds() {
		write("db/migration/a.sql");
		Outcome outcome = this.program.bash("""
				. <(limbeck completion)
				COMP_WORDS=(limbeck upgrade a); COMP_CWORD=2
				_complete_limbeck_symbols limbeck a upgrade
				echo "${COMPREPLY[@]}"
				COMP_WORDS=(limbeck down); COMP_CWORD=1 COMPREPLY=()
				_complete_limbeck_symbols limbeck down limbeck
				echo "${COMPREPLY[@]}"
				""");
		assertThat(outcome.out()).isEqualTo("a\ndowngrade\n");
	}

	@Test
	void namesOutsideOfAsciiSurviveAnyLocale() throws Exception {
		Files.createDirectories(this.directory.resolve("db/migration"));
		Files.writeString(this.directory.resolve("db/migration/a.sql"),
				"-- Gr\u00f6\u00dfe\n-- @revision a\n-- @upgrade\nSELECT '\u20ac';\n");
		for (String locale : List.of("C", "C.UTF-8")) {
			Program there = this.program.with("LC_ALL", locale);
			assertThat(there.run("heads").out()).isEqualTo("a (head), Gr\u00f6\u00dfe\n");
			assertThat(there.run("upgrade", "--sql", ":head").out()).contains("SELECT '\u20ac';");
		}
	}

	@Test
	void onlyWhatTheCommandNeedsIsLoaded() {
		write("db/migration/a.sql");
		Outcome outcome = this.program.run(List.of("-Xlog:class+load:stderr"), "heads");
		assertThat(outcome.exitCode()).isZero();
		assertThat(outcome.err().lines().map((line) -> line.replaceFirst(".*] (\\S+) source.*", "$1")))
			.contains("dev.limbeck.cli.command.HeadsCommand")
			.doesNotContain("org.postgresql.Driver", "tools.jackson.core.json.JsonFactory", "org.slf4j.LoggerFactory",
					"dev.limbeck.connect.DatabaseUrl");
	}

	@Test
	void jarHoldsOneOfEachAndNoSignature() throws Exception {
		try (JarFile jar = new JarFile(Program.packagedJar().toFile())) {
			List<String> names = jar.stream().map(Object::toString).toList();
			assertThat(names).doesNotHaveDuplicates()
				.contains("META-INF/services/java.sql.Driver", "META-INF/services/org.slf4j.spi.SLF4JServiceProvider")
				.noneMatch((name) -> name.matches("META-INF/[^/]+\\.(SF|RSA|DSA)"))
				.noneMatch((name) -> name.startsWith("db/") || name.startsWith("META-INF/maven"));
		}
	}

	private void write(String file) {
		try {
			Path path = this.directory.resolve(file);
			Files.createDirectories(path.getParent());
			Files.writeString(path, "-- @revision a\nSELECT 1;\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void write(String file, String upgrade, String downgrade) throws Exception {
		Path path = Path.of(file.strip());
		String text = Files.readString(path)
			.replaceFirst("(?m)^-- @upgrade\n", "-- @upgrade\n" + upgrade + ";\n")
			.replaceFirst("(?m)^-- @downgrade\n", "-- @downgrade\n" + downgrade + ";\n");
		Files.writeString(path, text);
	}

	private String run(String... arguments) {
		Outcome outcome = this.program.run(arguments);
		assertThat(outcome.exitCode()).as("%s", outcome).isZero();
		return outcome.out();
	}

	private JsonNode json(String... arguments) {
		String[] all = Arrays.copyOf(arguments, arguments.length + 1);
		all[arguments.length] = "--json";
		Outcome outcome = this.program.run(all);
		assertThat(outcome.exitCode()).as("%s", outcome).isZero();
		return outcome.json();
	}

}
