package dev.limbeck.cli;

import java.io.PrintWriter;

import dev.limbeck.VisibleText;
import dev.limbeck.cli.environment.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * A terminal that nothing can steer that is written to standard error: stack traces,
 * questions and remarks may hold what others wrote. Standard output is
 * {@link OutputWriter}'s.
 */
final class VisibleTerminal implements Terminal {

	private final Terminal terminal;

	private final PrintWriter err;

	VisibleTerminal(Terminal terminal) {
		this.terminal = terminal;
		this.err = new VisibleWriter(terminal.err());
	}

	@Override
	public PrintWriter out() {
		return this.terminal.out();
	}

	@Override
	public PrintWriter err() {
		return this.err;
	}

	@Override
	public boolean isInteractive() {
		return this.terminal.isInteractive();
	}

	@Override
	public boolean isSeen() {
		return this.terminal.isSeen();
	}

	@Override
	public boolean showsColors() {
		return this.terminal.showsColors();
	}

	@Override
	public @Nullable String readLine() {
		return this.terminal.readLine();
	}

	/**
	 * Makes visible what is written.
	 */
	private static final class VisibleWriter extends PrintWriter {

		private VisibleWriter(PrintWriter writer) {
			super(writer);
		}

		@Override
		public void write(String text, int offset, int length) {
			String visible = VisibleText.of(text.substring(offset, offset + length));
			super.write(visible, 0, visible.length());
		}

	}

}
