package dev.limbeck.cli.standalone;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

import dev.limbeck.cli.environment.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * A terminal at which somebody gives prepared answers.
 */
class ScriptedTerminal implements Terminal {

	private final PrintWriter out;

	private final PrintWriter err;

	private final boolean interactive;

	private final Deque<String> answers;

	private boolean colors;

	ScriptedTerminal(Writer out, Writer err, boolean interactive, Collection<String> answers) {
		this.out = new PrintWriter(out);
		this.err = new PrintWriter(err);
		this.interactive = interactive;
		this.answers = new ArrayDeque<>(answers);
	}

	ScriptedTerminal colored(boolean newColors) {
		this.colors = newColors;
		return this;
	}

	@Override
	public boolean showsColors() {
		return this.colors;
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
		return this.answers.poll();
	}

}
