package dev.limbeck.migrate;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.revision.Position;
import dev.limbeck.script.RevisionScript;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/**
 * Tells everything about a revision that failed: the place, the statement, what the
 * server said, where the database stands and what to do.
 */
final class RevisionFailure {

	private static final String DUPLICATE_TABLE = "42P07";

	private static final String INSUFFICIENT_PRIVILEGE = "42501";

	private static final String ACTIVE_SQL_TRANSACTION = "25001";

	private final RevisionScript script;

	private final FlightFailure failure;

	private final FailurePlace place;

	private final Passwords passwords;

	private final Position position;

	private final int applied;

	private final String role;

	/**
	 * Prepare the report.
	 * @param script what was run
	 * @param failure what happened
	 * @param position where the database stands, the failed revision rolled back
	 * @param applied how many revisions this run applied before
	 * @param role who ran it
	 */
	RevisionFailure(RevisionScript script, FlightFailure failure, Position position, int applied, String role) {
		this.script = script;
		this.failure = failure;
		this.place = new FailurePlace(script, failure);
		this.passwords = new Passwords(script.source().text());
		this.position = position;
		this.applied = applied;
		this.role = role;
	}

	LimbeckException exception() {
		return new LimbeckException(code(), description(), action(), this.passwords.harmless(this.failure.error()));
	}

	private String code() {
		return INSUFFICIENT_PRIVILEGE.equals(sqlState()) ? "missing-privilege" : "failed-statement";
	}

	private String description() {
		List<String> lines = new ArrayList<>();
		lines.add("Running upgrade " + this.script.revision().id() + ", " + this.script.revision().description()
				+ ", failed at " + this.place + (this.place.isAtCommit() ? " when it was committed." : "."));
		ServerErrorMessage server = ServerErrors.of(this.failure.error());
		lines.add("SQLSTATE " + sqlState() + ": " + this.passwords.hide(ServerErrors.message(this.failure.error())));
		lines.add(StatementExcerpt.of(this.script.source(), this.passwords, this.place.offset()));
		if (server != null) {
			addIfPresent(lines, "Detail: ", server.getDetail());
			addIfPresent(lines, "Hint: ", server.getHint());
			addIfPresent(lines, "Context: ", server.getWhere());
		}
		lines.add("The revision was rolled back" + standing() + ".");
		return String.join("\n", lines);
	}

	private String standing() {
		String current = this.position.current().isEmpty() ? "base (nothing is applied)"
				: String.join(", ", this.position.current());
		String before = (this.applied > 0) ? "; this run applied " + this.applied + " before it" : "";
		return "; the database stands at " + current + before;
	}

	private String action() {
		if (DUPLICATE_TABLE.equals(sqlState()) && this.position.applied().isEmpty()) {
			return "The database has tables that were made by other means, and an empty ledger. If they are what the revisions "
					+ "make, record that with \"limbeck stamp\" (or \"limbeck baseline\" to make a base revision of them); "
					+ "else empty the database.";
		}
		if (INSUFFICIENT_PRIVILEGE.equals(sqlState())) {
			return "Grant role " + this.role + " what the statement needs, or migrate as another role "
					+ "(limbeck.migration.username), and start again.";
		}
		if (ACTIVE_SQL_TRANSACTION.equals(sqlState()) && this.place.startsWith("SET", "TRANSACTION")) {
			return "The transaction of a revision begins before its first statement. Take this one out of "
					+ this.script.revision().origin() + "; to lock more, use LOCK TABLE.";
		}
		if (ACTIVE_SQL_TRANSACTION.equals(sqlState())) {
			return "This statement cannot run in a transaction, and every revision runs in one. Run it by hand, "
					+ "and take it out of " + this.script.revision().origin() + ".";
		}
		return "Correct " + this.script.revision().origin() + " and start again.";
	}

	private String sqlState() {
		String state = this.failure.error().getSQLState();
		return (state != null) ? state : "unknown";
	}

	private void addIfPresent(List<String> lines, String label, @Nullable String value) {
		if (value != null && !value.isBlank()) {
			lines.add(label + this.passwords.hide(value));
		}
	}

}
