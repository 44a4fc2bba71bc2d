package dev.limbeck.cli.standalone;

import java.io.StringWriter;
import java.io.Writer;
import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * A terminal that shows both streams and the answers on one screen.
 */
final class SharedTerminal extends ScriptedTerminal {

	private final StringWriter screen;

	private final StringWriter outText;

	SharedTerminal(Collection<String> answers) {
		this(new StringWriter(), new StringWriter(), answers);
	}

	private SharedTerminal(StringWriter screen, StringWriter outText, Collection<String> answers) {
		super(new Both(screen, outText), screen, !answers.isEmpty(), answers);
		this.screen = screen;
		this.outText = outText;
	}

	@Override
	public @Nullable String readLine() {
		String answer = super.readLine();
		err().println((answer != null) ? answer : "");
		return answer;
	}

	Screen screen(int exitCode) {
		return new Screen(exitCode, this.screen.toString(), this.outText.toString());
	}

	/**
	 * Writes the same to two writers.
	 */
	private static final class Both extends Writer {

		private final StringWriter one;

		private final StringWriter other;

		private Both(StringWriter one, StringWriter other) {
			this.one = one;
			this.other = other;
		}

		@Override
		public void write(char[] text, int offset, int length) {
			this.one.write(text, offset, length);
			this.other.write(text, offset, length);
		}

		@Override
		public void flush() {
			// Nothing is held back.
		}

		@Override
		public void close() {
			// Nothing is open.
		}

	}

}
