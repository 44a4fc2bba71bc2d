package dev.limbeck.cli.standalone;

import java.io.PrintWriter;

/**
 * The last line of a terminal, which changes in place while others are written above it.
 * Used by several threads.
 */
final class StatusLine {

	private static final String CLEAR = "\r\u001b[K";

	private final PrintWriter terminal;

	private String shown = "";

	StatusLine(PrintWriter terminal) {
		this.terminal = terminal;
	}

	/**
	 * Show a text instead of the one before.
	 * @param text no longer than the terminal is wide; empty to show nothing
	 */
	synchronized void show(String text) {
		if (!text.equals(this.shown)) {
			this.terminal.print((this.shown.isEmpty() ? "" : CLEAR) + text);
			this.terminal.flush();
			this.shown = text;
		}
	}

	/**
	 * Write a line that stays.
	 * @param line the line
	 */
	synchronized void println(String line) {
		String below = this.shown;
		show("");
		this.terminal.println(line);
		this.terminal.flush();
		show(below);
	}

}
