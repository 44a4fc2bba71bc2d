package dev.limbeck.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.limbeck.LimbeckException;
import dev.limbeck.VisibleText;
import dev.limbeck.cli.environment.Terminal;
import dev.limbeck.cli.result.Json;
import dev.limbeck.cli.result.Result;
import dev.limbeck.cli.result.Result.Form;
import dev.limbeck.cli.result.UsageException;
import org.jspecify.annotations.Nullable;

/**
 * Writes what came of a command, as text for people or as one JSON document.
 *
 * @param terminal takes it
 * @param json whether it is JSON
 * @param verbose whether failures come with their stack trace
 */
record OutputWriter(Terminal terminal, boolean json, boolean verbose) {

	/** What somebody typed may hold a password, if it is a URL in the wrong place. */
	private static final Pattern CREDENTIALS = Pattern
		.compile("(?<=://)[^\\s'\"]{0,1024}(?=@)|(?i)(?<=password=)[^&\\s'\"]+");

	private static final String ROLLED_BACK = " What was not committed is rolled back: a revision that runs in one "
			+ "transaction has changed nothing, unless this came just behind its commit.";

	private static final String WHERE_TO_LOOK = "\"limbeck current\" tells which revisions are applied, and which one "
			+ "is not finished. ";

	/**
	 * Find out how to write before the arguments are known to be right.
	 * @param arguments what the user typed
	 * @param terminal takes what is written
	 * @return the writer
	 */
	static OutputWriter of(List<String> arguments, Terminal terminal) {
		int end = arguments.contains("--") ? arguments.indexOf("--") : arguments.size();
		List<String> options = arguments.subList(0, end);
		return new OutputWriter(terminal, options.contains("--json"),
				options.contains("--verbose") || options.contains("-v"));
	}

	void write(Result result) {
		PrintWriter out = this.terminal.out();
		if (this.json) {
			out.println(Json.write(result.json()));
		}
		else {
			result.lines().stream().map((line) -> shown(line, result.form())).forEach(out::println);
		}
	}

	private String shown(String line, Form form) {
		return switch (form) {
			case TEXT -> VisibleText.message(line);
			case TABLE -> line;
			case DOCUMENT -> this.terminal.isSeen() ? VisibleText.of(line) : line;
		};
	}

	/**
	 * Write why a command failed.
	 * @param failure what a user can mend
	 * @return the exit code
	 */
	int write(LimbeckException failure) {
		write(failure.code(), failure.description(), failure.action());
		boolean usage = failure instanceof UsageException;
		if (!usage) {
			trace(failure);
		}
		return usage ? Result.USAGE : Result.FAILED;
	}

	/**
	 * Write that a command failed in a way nobody thought of. Its message is not shown:
	 * it may hold a secret.
	 * @param failure the failure
	 * @param changing whether the command may have changed a database
	 * @return the exit code
	 */
	int write(Throwable failure, boolean changing) {
		StackTraceElement[] trace = failure.getStackTrace();
		String description = "Unexpected failure: " + failure.getClass().getName()
				+ ((trace.length > 0) ? " at " + trace[0] : "") + ".";
		String memory = (failure instanceof OutOfMemoryError)
				? "Give the process more memory (java -Xmx...), or let the revision need less. " : "";
		write("unexpected", changing ? description + ROLLED_BACK : description,
				memory + (changing ? WHERE_TO_LOOK : "") + "Run it with --verbose to see where.");
		trace(failure);
		return Result.FAILED;
	}

	/**
	 * Let everything out. A result that nobody gets in full is none: half a script must
	 * not look like a whole one.
	 * @param exitCode what the command came to
	 * @return the exit code of the process
	 */
	int finish(int exitCode) {
		boolean complete = !this.terminal.out().checkError();
		if (!complete) {
			this.terminal.err().println("Not everything could be written to standard output.");
		}
		this.terminal.err().flush();
		return complete ? exitCode : Result.FAILED;
	}

	private void write(String code, String description, String action) {
		String shown = CREDENTIALS.matcher(description).replaceAll("***");
		if (!this.json) {
			this.terminal.err().println(shown);
			this.terminal.err().println(action);
			return;
		}
		Map<String, @Nullable Object> error = Json.object();
		error.put("code", code);
		error.put("description", shown);
		error.put("action", action);
		this.terminal.out().println(Json.write(Map.of("error", error)));
	}

	private void trace(Throwable failure) {
		if (this.verbose) {
			StringWriter trace = new StringWriter();
			failure.printStackTrace(new PrintWriter(trace));
			this.terminal.err().println(VisibleText.message(trace.toString()));
		}
	}

}
