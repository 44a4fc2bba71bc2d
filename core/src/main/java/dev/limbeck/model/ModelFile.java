package dev.limbeck.model;

import dev.limbeck.sql.Passwords;
import dev.limbeck.sql.ScriptPlace;
import dev.limbeck.sql.ScriptProblem;
import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.SqlScript;
import org.jspecify.annotations.Nullable;

/**
 * One file of a model, cut into statements.
 */
final class ModelFile {

	private final SqlScript script;

	private @Nullable Passwords passwords;

	private @Nullable String harmless;

	ModelFile(SourceText source) {
		this.script = SqlScript.parse(source);
	}

	SqlScript script() {
		return this.script;
	}

	String origin() {
		return this.script.source().origin();
	}

	// Looked for once, and only if there is something to show.
	private Passwords passwords() {
		if (this.passwords == null) {
			this.passwords = new Passwords(this.script.source().text());
		}
		return this.passwords;
	}

	/**
	 * Hide the passwords of this file in what the server says.
	 * @param words what the server says
	 * @return what may be shown
	 */
	String hide(String words) {
		return passwords().hide(words);
	}

	ScriptProblem problem(int offset, String code, String message, String action) {
		if (this.harmless == null) {
			this.harmless = passwords().hide(this.script.source().text());
		}
		return new ScriptProblem(ScriptPlace.of(this.script.source(), this.harmless, offset), code, message, action);
	}

}
