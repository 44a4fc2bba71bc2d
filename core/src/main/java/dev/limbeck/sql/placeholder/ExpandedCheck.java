package dev.limbeck.sql.placeholder;

import java.util.List;

import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.SqlScript;
import dev.limbeck.sql.SqlStatement;

/**
 * Looks whether a statement is still one that can run in somebody else's transaction once
 * values were put into it as they are: a quote in one would take the statements behind
 * along.
 */
final class ExpandedCheck {

	private ExpandedCheck() {
	}

	static List<Fault> faults(SqlStatement statement, String sql) {
		// Where backslashes escape, only the session can tell.
		if (!statement.standardStrings()) {
			return List.of();
		}
		SqlScript script = SqlScript.parse(new SourceText("", sql));
		if (script.error() != null) {
			return List.of(fault(statement, "is no SQL any more: " + script.error().message(),
					"Write ${name:literal} or ${name:identifier}, without quotes of your own, where a value may hold"
							+ " quotes."));
		}
		if (!script.metaCommands().isEmpty() || (statement.copyData() == null
				&& script.statements().stream().anyMatch((each) -> each.copyData() != null))) {
			return List.of(fault(statement, "holds what psql would read, not the server", "Set other values."));
		}
		if (script.statements().stream().anyMatch(SqlStatement::controlsTransaction)) {
			return List.of(fault(statement, "begins or ends a transaction",
					"Set other values: Limbeck begins and commits. Savepoints are fine."));
		}
		return List.of();
	}

	private static Fault fault(SqlStatement statement, String what, String action) {
		return new Fault(statement.start(), "unfit-placeholder-value",
				"with the values of its placeholders this statement " + what, action);
	}

}
