package dev.limbeck.adopt;

import java.util.List;
import java.util.Locale;

import dev.limbeck.adopt.project.ForeignScript;
import dev.limbeck.adopt.project.Remark;
import dev.limbeck.sql.SqlScript;
import dev.limbeck.sql.SqlStatement;

/**
 * The transactions that a script begins and ends itself: a revision has one already.
 *
 * @param parsed the script
 * @param script where it comes from
 */
record OwnTransactions(SqlScript parsed, ForeignScript script) {

	/**
	 * Take out what begins and ends them.
	 * @param edits takes the changes
	 * @param remarks takes what people should know
	 * @return whether the rest can run in one transaction
	 */
	boolean takeOut(Edits edits, List<Remark> remarks) {
		boolean committed = false;
		boolean apart = false;
		boolean newLabel = false;
		for (SqlStatement statement : this.parsed.statements()) {
			if (!statement.controlsTransaction()) {
				if (committed && !apart && !statement.setsSession()) {
					apart = true;
					remarks.add(ownCommit(statement, newLabel));
				}
				newLabel |= addsLabel(statement);
			}
			else if (begins(statement)) {
				reportMode(statement, remarks);
				edits.takeOut(statement.start(), statement.end());
			}
			else if (commits(statement)) {
				committed = true;
				edits.takeOut(statement.start(), statement.end());
			}
			else {
				remarks.add(Remark.left("own-rollback", this.script.origin(), line(statement),
						String.join(" ", statement.keywords()) + " has no place in a revision",
						"Take it out of the revision, with what it would undo."));
			}
		}
		return !(apart && newLabel);
	}

	private Remark ownCommit(SqlStatement statement, boolean newLabel) {
		return Remark.note("own-commit", this.script.origin(), line(statement),
				"the script has committed before this statement",
				newLabel ? "As a value was added to an enum before, the statements run one by one."
						: "All of it runs in one transaction now.");
	}

	private static boolean begins(SqlStatement statement) {
		return statement.startsWith("BEGIN") || statement.startsWith("START", "TRANSACTION");
	}

	private static boolean commits(SqlStatement statement) {
		return (statement.startsWith("COMMIT") && !statement.startsWith("COMMIT", "PREPARED"))
				|| statement.startsWith("END");
	}

	private void reportMode(SqlStatement statement, List<Remark> remarks) {
		List<String> words = statement.keywords();
		if (words.contains("ISOLATION") || words.contains("READ") || words.contains("DEFERRABLE")) {
			remarks.add(Remark.note("transaction-mode", this.script.origin(), line(statement),
					"the script asks for a transaction of its own kind: " + String.join(" ", words),
					"The revision runs in one as the database has them."));
		}
	}

	private boolean addsLabel(SqlStatement statement) {
		return statement.startsWith("ALTER", "TYPE")
				&& this.parsed.text(statement).toUpperCase(Locale.ROOT).contains("ADD VALUE");
	}

	private int line(SqlStatement statement) {
		return statement.line() + this.script.firstLine() - 1;
	}

}
