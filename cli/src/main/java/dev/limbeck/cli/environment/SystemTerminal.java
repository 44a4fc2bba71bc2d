package dev.limbeck.cli.environment;

import java.io.BufferedWriter;
import java.io.Console;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * The terminal of a process: its streams, and its console if both ends are a terminal.
 * What goes into a file or a pipe is UTF-8.
 */
public final class SystemTerminal implements Terminal {

	private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

	private final PrintWriter out;

	private final PrintWriter err;

	private final @Nullable Console console;

	private volatile boolean asking;

	/**
	 * Create a new terminal.
	 * @param out standard output
	 * @param err standard error
	 * @param console the console, or {@code null} if there is none
	 */
	public SystemTerminal(OutputStream out, OutputStream err, @Nullable Console console) {
		Charset charset = (console != null) ? console.charset() : StandardCharsets.UTF_8;
		this.out = writer(out, charset);
		this.err = writer(err, charset);
		this.console = console;
	}

	/**
	 * Create the terminal of this process, with its console.
	 * @param out standard output
	 * @param err standard error
	 * @return the terminal
	 */
	public static SystemTerminal ofProcess(OutputStream out, OutputStream err) {
		return new SystemTerminal(out, err, console());
	}

	// From Java 22 on there may be a console although nobody sits there.
	private static @Nullable Console console() {
		Console console = System.console();
		try {
			boolean terminal = console != null && (Boolean) Console.class.getMethod("isTerminal").invoke(console);
			return terminal ? console : null;
		}
		catch (ReflectiveOperationException ex) {
			return console;
		}
	}

	private static PrintWriter writer(OutputStream stream, Charset charset) {
		OutputStream outspoken = (stream instanceof PrintStream quiet) ? new OutspokenStream(quiet) : stream;
		return new PrintWriter(new BufferedWriter(new OutputStreamWriter(outspoken, charset)));
	}

	@Override
	public PrintWriter out() {
		return this.out;
	}

	@Override
	public PrintWriter err() {
		return this.err;
	}

	@Override
	public boolean isInteractive() {
		return this.console != null;
	}

	// Without a person at the keyboard there is no console, but there may be a screen.
	@Override
	public boolean isSeen() {
		return this.console != null || leadsToTerminal(STANDARD_OUTPUT);
	}

	/**
	 * Tell whether an open file of this process is a terminal. Java only knows of
	 * standard input and output together.
	 * @param stream the link to it below {@code /proc}
	 * @return whether it is known to be one
	 */
	private static boolean leadsToTerminal(Path stream) {
		try {
			String file = Files.exists(stream) ? stream.toRealPath().toString() : "";
			return file.startsWith("/dev/pts/") || file.startsWith("/dev/tty");
		}
		catch (IOException ex) {
			// What the link names, such as a pipe, is no file.
			return false;
		}
	}

	// The rule of no-color.org; a dumb terminal shows the codes themselves.
	@Override
	public boolean showsColors() {
		String wish = System.getenv().getOrDefault("NO_COLOR", "");
		return this.console != null && wish.isEmpty() && !"dumb".equals(System.getenv("TERM"));
	}

	@Override
	public @Nullable String readLine() {
		if (this.console == null) {
			return null;
		}
		this.asking = true;
		try {
			return this.console.readLine();
		}
		finally {
			this.asking = false;
		}
	}

	/**
	 * Return whether a person is being waited for.
	 * @return whether {@link #readLine()} has not returned yet
	 */
	public boolean isAsking() {
		return this.asking;
	}

	/**
	 * Tells of failures, which a {@link PrintStream} keeps to itself.
	 */
	private static final class OutspokenStream extends FilterOutputStream {

		private final PrintStream quiet;

		private OutspokenStream(PrintStream quiet) {
			super(quiet);
			this.quiet = quiet;
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			this.quiet.write(bytes, offset, length);
			check();
		}

		@Override
		public void flush() throws IOException {
			check();
		}

		private void check() throws IOException {
			if (this.quiet.checkError()) {
				throw new IOException("Not everything could be written");
			}
		}

	}

}
