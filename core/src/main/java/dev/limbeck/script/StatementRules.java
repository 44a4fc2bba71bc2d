package dev.limbeck.script;

import java.util.List;

import dev.limbeck.sql.SqlStatement;
import dev.limbeck.sql.StandardStrings;

/**
 * Finds statements that would break the transactions in which a section runs.
 */
final class StatementRules {

	private final Section section;

	private final Problems problems;

	StatementRules(Section section, Problems problems) {
		this.section = section;
		this.problems = problems;
	}

	void check() {
		this.section.statements().forEach(this::check);
	}

	private void check(SqlStatement statement) {
		if (statement.controlsTransaction()) {
			this.problems.add(statement.start(), "transaction-control", firstWords(statement) + place(), action());
		}
		if (this.section.transactional() && !StandardStrings.setBy(statement, this.section.source()).orElse(true)) {
			this.problems.add(statement.start(), "nonstandard-strings",
					"standard_conforming_strings cannot change within one transaction: it travels as a whole",
					"Delete the statement and write strings with backslash escapes as E'...'.");
		}
	}

	private String place() {
		return this.section.transactional() ? " inside a section that runs in one transaction"
				: " inside a section whose statements run one by one";
	}

	private String action() {
		return this.section.transactional()
				? "Delete it, however the section is to run: Limbeck begins and commits. Savepoints are fine. If its "
						+ "statements are to run one by one, put \"-- @transaction none\" directly under the section's tag "
						+ "as well."
				: "Delete it: every statement that can be run in a transaction is, together with the record that it is "
						+ "done. Put statements that belong together into a revision of their own.";
	}

	private static String firstWords(SqlStatement statement) {
		List<String> words = statement.keywords();
		return String.join(" ", words.subList(0, Math.min(2, words.size())));
	}

}
