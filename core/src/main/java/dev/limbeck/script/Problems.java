package dev.limbeck.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.limbeck.sql.LexicalError;
import dev.limbeck.sql.Passwords;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.ScriptPlace;
import dev.limbeck.sql.ScriptProblem;
import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.SqlScript;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with one file, so that all of it is reported at once.
 */
final class Problems {

	private final SourceText source;

	private final List<ScriptProblem> found = new ArrayList<>();

	private @Nullable String harmless;

	Problems(SourceText source) {
		this.source = source;
	}

	String fileName() {
		return this.source.origin();
	}

	void add(int offset, String code, String message, String action) {
		this.found.add(new ScriptProblem(place(offset), code, message, action));
	}

	// Passwords are looked for once, and only if there is something to show.
	private ScriptPlace place(int offset) {
		if (this.harmless == null) {
			this.harmless = new Passwords(this.source.text()).hide(this.source.text());
		}
		return ScriptPlace.of(this.source, this.harmless, offset);
	}

	/**
	 * Return what was found.
	 * @return the problems in the order of their lines
	 */
	List<ScriptProblem> inOrder() {
		return this.found.stream().sorted(Comparator.comparingInt(ScriptProblem::line)).toList();
	}

	/**
	 * Report why a script could not be cut into statements, if so.
	 * @param script the script
	 */
	void addErrorOf(SqlScript script) {
		LexicalError error = script.error();
		if (error != null) {
			add(error.start(), "unterminated", error.message(),
					"Close what begins here; PostgreSQL reads it to the end of the file.");
		}
	}

	boolean areNone() {
		return this.found.isEmpty();
	}

	void throwIfAny() {
		if (!areNone()) {
			throw new ScriptException(inOrder());
		}
	}

}
