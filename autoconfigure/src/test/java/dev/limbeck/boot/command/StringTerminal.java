package dev.limbeck.boot.command;

import java.io.PrintWriter;
import java.io.StringWriter;

import dev.limbeck.cli.environment.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * A terminal that keeps what is written, with nobody in front of it.
 */
final class StringTerminal implements Terminal {

	private final StringWriter output = new StringWriter();

	private final StringWriter errors = new StringWriter();

	private final PrintWriter out = new PrintWriter(this.output);

	private final PrintWriter err = new PrintWriter(this.errors);

	String output() {
		return this.output.toString();
	}

	String errors() {
		return this.errors.toString();
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
		return false;
	}

	@Override
	public @Nullable String readLine() {
		return null;
	}

}
