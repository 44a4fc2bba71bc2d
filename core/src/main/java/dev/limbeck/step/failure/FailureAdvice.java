package dev.limbeck.step.failure;

import java.util.regex.Pattern;

import dev.limbeck.SqlState;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.script.Execution;
import dev.limbeck.sql.SqlStatement;
import dev.limbeck.step.SqlStep;

/**
 * Tells what to do about a statement that failed.
 *
 * @param step what was run
 * @param failure what happened
 * @param place where it happened
 * @param circumstances when it happened
 */
record FailureAdvice(SqlStep step, FlightFailure failure, FailurePlace place, Circumstances circumstances) {

	private static final Pattern OTHER_ROLE = Pattern
		.compile("(?is)SET\\s+(?:(?:SESSION|LOCAL)\\s+)?(?:ROLE|SESSION\\s+AUTHORIZATION)\\b.*");

	private static final Pattern OWN_TIMEOUT = Pattern.compile("(?is)(?:SET|SELECT)\\b.*\\bstatement_timeout\\b.*");

	String text() {
		String sqlState = String.valueOf(this.failure.error().getSQLState());
		if (Retries.mayPass(sqlState)) {
			return this.circumstances.retries().advice(sqlState, longerLock());
		}
		return switch (sqlState) {
			case SqlState.DUPLICATE_TABLE, SqlState.DUPLICATE_COLUMN, SqlState.DUPLICATE_OBJECT,
					SqlState.DUPLICATE_FUNCTION, SqlState.DUPLICATE_SCHEMA ->
				existing();
			case SqlState.INSUFFICIENT_PRIVILEGE -> privilege();
			case SqlState.QUERY_CANCELED -> canceled();
			case SqlState.ACTIVE_SQL_TRANSACTION, SqlState.INVALID_TRANSACTION_TERMINATION ->
				new TransactionAdvice(this.step, this.place).text() + " " + correct();
			case SqlState.UNSAFE_NEW_ENUM_VALUE_USAGE -> newEnumValue();
			case SqlState.DEPENDENT_OBJECTS_STILL_EXIST ->
				"Drop what Detail names in a statement above this one, if nobody needs it; CASCADE would "
						+ "drop all of it unseen. " + correct();
			case SqlState.FEATURE_NOT_SUPPORTED -> usedColumn() + correct();
			case SqlState.OBJECT_IN_USE -> pendingTriggers() + correct();
			case SqlState.SYNTAX_ERROR -> syntax() + correct();
			default -> sqlState.startsWith(SqlState.INTEGRITY_CONSTRAINT_VIOLATION)
					? new RowAdvice(this.step, this.place, this.circumstances).text(sqlState) : raised();
		};
	}

	private String correct() {
		return goOn("Correct " + this.step.origin());
	}

	private String goOn(String todo) {
		return this.circumstances.goOn(todo);
	}

	private String longerLock() {
		return this.place.holds("NOWAIT")
				? "The statement does not wait for the lock at all: take NOWAIT out of " + this.step.origin() + "."
				: longer("lock-timeout", "30s");
	}

	private String existing() {
		int applied = this.circumstances.position().applied().size();
		boolean fresh = this.step.direction() == Direction.UPGRADE && applied <= this.circumstances.done();
		if (fresh && applied == 0) {
			return "The ledger is empty, but the database holds things that were made by other means. If they are what "
					+ "the revisions make, record that with \"limbeck stamp\" and the revision they come up to. If the "
					+ "history shall begin with them, put the revisions aside: \"limbeck baseline\" writes the first one "
					+ "from the database. Else find out who needs them, and take them away or migrate another database.";
		}
		return (fresh
				? "The ledger was empty when this run began. If the database held this before, and it is what the "
						+ "revisions make, record that with \"limbeck stamp\" and the revision that it comes up to. "
				: "")
				+ goOn("It is there already, made by a revision, a person or another program: take it away if nobody "
						+ "needs it, or correct " + this.step.origin() + ",");
	}

	private String privilege() {
		SqlStatement role = this.place.before(OTHER_ROLE);
		if (role != null) {
			return goOn(
					"The statement in line " + role.line() + " lets those behind it act for another role: give that "
							+ "role what this one needs, or correct " + this.step.origin() + ",");
		}
		return goOn("Give role " + this.circumstances.role() + " what the statement needs (by GRANT, or by membership "
				+ "in the role that owns the object), or migrate as another role (limbeck.migration.username),");
	}

	// Only its message tells why the server canceled, and only in English it is known.
	private String canceled() {
		String message = ServerErrors.message(this.failure.error());
		if (message.endsWith("due to user request")) {
			return goOn("Somebody canceled it (pg_cancel_backend): find out why, and that it will not happen again,");
		}
		SqlStatement own = this.place.before(OWN_TIMEOUT);
		if (own != null) {
			return "The statement in line " + own.line() + " says how long those behind it may run: allow more there, "
					+ "or make this one faster. " + correct();
		}
		String reason = message.endsWith("due to statement timeout") ? "It ran longer than statement_timeout allows. "
				: "Its message says whether somebody canceled it (pg_cancel_backend) or it ran longer than "
						+ "statement_timeout allows. ";
		return reason + longer("statement-timeout", "10min") + " " + goOn("Make it faster or allow it that time,");
	}

	private String longer(String timeout, String example) {
		return "To allow more time, put \"-- @" + timeout + " " + example + "\" into the header of "
				+ this.step.origin() + ", or set limbeck.statement." + timeout.replace("statement-", "") + ".";
	}

	private String newEnumValue() {
		EnumValueSplit split = new EnumValueSplit(this.step);
		return (this.circumstances.trial() && split.added().isEmpty())
				? "A trial runs all revisions in one transaction, in which a new enum value cannot be used. "
						+ "If another revision adds the value, this one works in a real upgrade."
				: split.action(this.place);
	}

	private String usedColumn() {
		return (this.place.startsWith("ALTER", "TABLE") && ServerErrors.detail(this.failure.error()) != null)
				? "Drop what Detail names in a statement above this one, and create it again below. " : "";
	}

	private String pendingTriggers() {
		boolean transaction = this.step.section().execution() == Execution.TRANSACTION;
		return (transaction && this.place.startsWith("ALTER", "TABLE"))
				? "Rows that were changed above wait for a check that is deferred to the commit. Put \"SET CONSTRAINTS "
						+ "ALL IMMEDIATE;\" above the statement, or move it to a revision of its own. "
				: "";
	}

	private String syntax() {
		if (this.place.isBehindStatement()) {
			return "The statement ends there, and something is missing. ";
		}
		return this.place.holdsThere("${")
				? "Placeholders such as ${...} are expanded in files whose header says \"-- @placeholders\". " : "";
	}

	private String raised() {
		return this.place.isRaised() ? goOn(
				"The script stopped itself there. Do what its message asks for, or correct " + this.step.origin() + ",")
				: correct();
	}

}
