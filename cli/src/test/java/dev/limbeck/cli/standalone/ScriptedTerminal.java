package dev.limbeck.cli.standalone;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

import dev.limbeck.cli.environment.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * A terminal at which somebody gives prepared answers.
 */
final class ScriptedTerminal implements Terminal {

	private final StringWriter outText = new StringWriter();

	private final StringWriter errText = new StringWriter();

	private final PrintWriter out = new PrintWriter(this.outText);

	private final PrintWriter err = new PrintWriter(this.errText);

	private final boolean interactive;

	private final Deque<String> answers;

	ScriptedTerminal(boolean interactive, Collection<String> answers) {
		this.interactive = interactive;
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
		return this.answers.poll();
	}

	String outText() {
		return this.outText.toString();
	}

	String errText() {
		return this.errText.toString();
	}

}
