package dev.limbeck.cli.standalone;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

import dev.limbeck.cli.environment.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * A terminal that shows both streams and the answers on one screen.
 */
final class SharedTerminal implements Terminal {

	private final StringWriter screen = new StringWriter();

	private final StringWriter outText = new StringWriter();

	private final PrintWriter out = new PrintWriter(new Both());

	private final PrintWriter err = new PrintWriter(this.screen);

	private final boolean interactive;

	private final Deque<String> answers;

	SharedTerminal(Collection<String> answers) {
		this.interactive = !answers.isEmpty();
		this.answers = new ArrayDeque<>(answers);
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
		return this.interactive;
	}

	@Override
	public @Nullable String readLine() {
		String answer = this.answers.poll();
		this.err.println((answer != null) ? answer : "");
		return answer;
	}

	Screen screen(int exitCode) {
		return new Screen(exitCode, this.screen.toString(), this.outText.toString());
	}

	/**
	 * Takes what also appears on the screen.
	 */
	private final class Both extends StringWriter {

		@Override
		public void write(String text, int offset, int length) {
			SharedTerminal.this.screen.write(text, offset, length);
			SharedTerminal.this.outText.write(text, offset, length);
		}

		@Override
		public void write(String text) {
			write(text, 0, text.length());
		}

		@Override
		public void write(int character) {
			SharedTerminal.this.screen.write(character);
			SharedTerminal.this.outText.write(character);
		}

		@Override
		public void write(char[] text, int offset, int length) {
			SharedTerminal.this.screen.write(text, offset, length);
			SharedTerminal.this.outText.write(text, offset, length);
		}

	}

}
