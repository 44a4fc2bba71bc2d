package dev.limbeck.script;

import java.util.List;

/**
 * Finds statements that would break the one transaction a section runs in.
 */
final class StatementRules {

	private static final List<String> CONTROL = List.of("BEGIN", "START TRANSACTION", "COMMIT", "END", "ROLLBACK",
			"ABORT", "PREPARE TRANSACTION");

	private final Section section;

	private final Problems problems;

	StatementRules(Section section, Problems problems) {
		this.section = section;
		this.problems = problems;
	}

	void check() {
		if (this.section.transactional()) {
			this.section.statements().forEach(this::check);
		}
	}

	private void check(SqlStatement statement) {
		if (controlsTransaction(statement)) {
			this.problems.add(statement.start(), "transaction-control",
					firstWords(statement) + " inside a section that runs in one transaction",
					"Delete it: Limbeck begins and commits. Savepoints are fine; to run the statements one by one,"
							+ " put \"-- @transaction none\" directly under the section's tag.");
		}
		if (!StandardStrings.setBy(statement, this.section.source()).orElse(true)) {
			this.problems.add(statement.start(), "nonstandard-strings",
					"standard_conforming_strings cannot change within one transaction: it travels as a whole",
					"Delete the statement and write strings with backslash escapes as E'...'.");
		}
	}

	private static boolean controlsTransaction(SqlStatement statement) {
		boolean control = CONTROL.stream().anyMatch((words) -> statement.startsWith(words.split(" ")));
		return control && !isRollbackToSavepoint(statement);
	}

	private static boolean isRollbackToSavepoint(SqlStatement statement) {
		return statement.startsWith("ROLLBACK", "TO") || statement.startsWith("ROLLBACK", "WORK", "TO")
				|| statement.startsWith("ROLLBACK", "TRANSACTION", "TO");
	}

	private static String firstWords(SqlStatement statement) {
		List<String> words = statement.keywords();
		return String.join(" ", words.subList(0, Math.min(2, words.size())));
	}

}
