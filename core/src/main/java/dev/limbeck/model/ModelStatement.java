package dev.limbeck.model;

import java.util.List;
import java.util.Set;

import dev.limbeck.sql.ScriptProblem;
import dev.limbeck.sql.SqlStatement;

/**
 * A statement of a model, with the settings of its file that hold for it.
 *
 * @param file where it stands
 * @param statement the statement
 * @param settings what the file has set before it
 */
record ModelStatement(ModelFile file, SqlStatement statement, List<ModelStatement> settings) {

	private static final Set<String> ROUTINES = Set.of("FUNCTION", "PROCEDURE");

	private static final List<String> SET_CONFIG = List.of("select pg_catalog.set_config(", "select set_config(");

	String sql() {
		return this.file.script().text(this.statement);
	}

	/**
	 * Return whether it only changes settings of the session, as {@code pg_dump} writes
	 * that, too.
	 * @return whether it says how the statements after it are meant
	 */
	boolean isSetting() {
		String sql = sql();
		return this.statement.setsSession()
				|| SET_CONFIG.stream().anyMatch((begin) -> sql.regionMatches(true, 0, begin, 0, begin.length()));
	}

	/**
	 * Return whether the statement begins or commits a transaction: here each statement
	 * is one.
	 * @return whether it means nothing here
	 */
	boolean isFrame() {
		return this.statement.controlsTransaction() && !this.statement.startsWith("ROLLBACK")
				&& !this.statement.startsWith("ABORT") && !this.statement.startsWith("PREPARE");
	}

	boolean makesRoutine() {
		List<String> words = this.statement.keywords();
		int at = this.statement.startsWith("CREATE", "OR", "REPLACE") ? 3 : 1;
		return this.statement.startsWith("CREATE") && words.size() > at && ROUTINES.contains(words.get(at));
	}

	ScriptProblem problem(String code, String message, String action) {
		return this.file.problem(this.statement.start(), code, message, action);
	}

}
