package dev.limbeck.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A shell that somebody types into: it knows its jobs, functions and variables from one
 * command to the next.
 */
final class Bash implements AutoCloseable {

	/** Only a command that hangs takes so long. */
	private static final long LIMIT_SECONDS = 600;

	private static final String END = "---- exit ";

	private final Process process;

	private final Writer input;

	private final BufferedReader output;

	Bash(ProcessBuilder builder) {
		try {
			this.process = builder.redirectErrorStream(true).start();
			this.input = this.process.outputWriter();
			this.output = this.process.inputReader();
			CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS).execute(this::close);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Type a command and wait for its end.
	 * @param command the command
	 * @return what appears, and its exit code if that is not 0
	 */
	String type(String command) {
		try {
			this.input.write(command + "\nprintf '\\n" + END + "%s\\n' $?\n");
			this.input.flush();
			List<String> lines = new ArrayList<>();
			String line = this.output.readLine();
			while (line != null && !line.startsWith(END)) {
				lines.add(line);
				line = this.output.readLine();
			}
			if (line == null) {
				throw new IllegalStateException("The shell ended in: " + command);
			}
			if (lines.get(lines.size() - 1).isEmpty()) {
				lines.remove(lines.size() - 1);
			}
			if (!line.equals(END + "0")) {
				lines.add("[exit " + line.substring(END.length()) + "]");
			}
			return String.join("\n", lines);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.process.descendants().forEach(ProcessHandle::destroy);
		this.process.destroy();
	}

}
