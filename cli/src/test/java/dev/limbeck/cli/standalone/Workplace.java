package dev.limbeck.cli.standalone;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.limbeck.cli.LimbeckCommands;
import dev.limbeck.cli.environment.CommandEnvironment;
import dev.limbeck.postgres.PostgresDatabase;

/**
 * A directory in which commands are typed, with the variables of its shell and somebody
 * who answers or nobody.
 */
public final class Workplace {

	private static final Instant FIRST = Instant.parse("2026-11-20T09:00:00Z");

	private final Path directory;

	private final Map<String, String> variables = new HashMap<>();

	private final List<String> answers = new ArrayList<>();

	private boolean interactive;

	private boolean colors;

	private int revisions;

	public Workplace(Path directory) {
		this.directory = directory;
	}

	public Workplace on(PostgresDatabase database) {
		return variable("DATABASE_URL", database.url());
	}

	public Workplace variable(String name, String value) {
		this.variables.put(name, value);
		return this;
	}

	public Workplace answer(String... lines) {
		this.interactive = true;
		this.answers.addAll(List.of(lines));
		return this;
	}

	/**
	 * Let somebody sit there, and see everything in colour or not.
	 * @param colors whether colours are shown
	 * @return this
	 */
	public Workplace person(boolean colors) {
		this.interactive = true;
		this.colors = colors;
		return this;
	}

	/**
	 * Write a revision file that creates a table of its own, and drops it again.
	 * @param id the id, which is also the name of file and table
	 * @param tags further lines of the header
	 * @return this
	 */
	public Workplace revision(String id, String... tags) {
		StringBuilder text = new StringBuilder("-- Table " + id + "\n-- @revision " + id + "\n");
		for (String tag : tags) {
			text.append("-- ").append(tag).append('\n');
		}
		text.append("-- @created ").append(FIRST.plusSeconds(60L * this.revisions++)).append('\n');
		text.append("\n-- @upgrade\nCREATE TABLE ").append(id).append(" (id int);\n");
		text.append("\n-- @downgrade\nDROP TABLE ").append(id).append(";\n");
		return file("db/migration/" + id + ".sql", text.toString());
	}

	public Workplace file(String path, String text) {
		try {
			Path file = this.directory.resolve(path);
			Files.createDirectories(file.getParent());
			Files.writeString(file, text);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public Workplace delete(String path) {
		try {
			Files.delete(this.directory.resolve(path));
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public String path(String file) {
		return this.directory.resolve(file).toString();
	}

	public String content(String file) {
		try {
			return Files.readString(this.directory.resolve(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public Map<String, String> variables() {
		return Map.copyOf(this.variables);
	}

	/**
	 * Run a command in this process.
	 * @param arguments what is typed
	 * @return what came of it
	 */
	public Outcome run(String... arguments) {
		return run(environment(), arguments);
	}

	/**
	 * Run a command, and count how often it reads the revision files.
	 * @param arguments what is typed
	 * @return how often
	 */
	public int reads(String... arguments) {
		CountedEnvironment counted = new CountedEnvironment(environment(), new AtomicInteger());
		run(counted, arguments);
		return counted.reads().get();
	}

	/**
	 * Run a command, and listen to its log.
	 * @param arguments what is typed
	 * @return what was warned of, line by line
	 */
	public String warnings(String... arguments) {
		StringWriter log = new StringWriter();
		run(new StandaloneEnvironment(this.directory, this.variables, new LogOutput(new PrintWriter(log))), arguments);
		return log.toString().strip();
	}

	private CommandEnvironment environment() {
		return new StandaloneEnvironment(this.directory, this.variables, (activity, verbose) -> {
		});
	}

	private Outcome run(CommandEnvironment environment, String... arguments) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		ScriptedTerminal terminal = new ScriptedTerminal(out, err, this.interactive, this.answers).colored(this.colors);
		int exitCode = LimbeckCommands.run(List.of(arguments), environment, terminal);
		return new Outcome(exitCode, out.toString(), err.toString());
	}

}
