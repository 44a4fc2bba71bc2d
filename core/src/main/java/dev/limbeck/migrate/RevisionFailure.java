package dev.limbeck.migrate;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.LimbeckException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/**
 * Tells everything about a revision that failed: the place, the statement, what the
 * server said, where the database stands and what to do.
 */
final class RevisionFailure {

	private static final String DUPLICATE_TABLE = "42P07";

	private static final String INSUFFICIENT_PRIVILEGE = "42501";

	private static final String UNSAFE_NEW_ENUM_VALUE = "55P04";

	private static final String ACTIVE_SQL_TRANSACTION = "25001";

	private static final String INVALID_TRANSACTION_TERMINATION = "2D000";

	private final SqlStep step;

	private final FlightFailure failure;

	private final FailurePlace place;

	private final Passwords passwords;

	private final Circumstances circumstances;

	/**
	 * Prepare the report.
	 * @param step what was run
	 * @param failure what happened
	 * @param circumstances when it happened
	 */
	RevisionFailure(SqlStep step, FlightFailure failure, Circumstances circumstances) {
		this.step = step;
		this.failure = failure;
		this.place = new FailurePlace(step, failure);
		this.passwords = new Passwords(step.section().source().text());
		this.circumstances = circumstances;
	}

	LimbeckException exception() {
		return new LimbeckException(code(), description(), action(), this.passwords.harmless(this.failure.error()));
	}

	private String code() {
		if (Misses.mayPass(sqlState())) {
			return "blocked-revision";
		}
		return INSUFFICIENT_PRIVILEGE.equals(sqlState()) ? "missing-privilege" : "failed-statement";
	}

	private String description() {
		List<String> lines = new ArrayList<>();
		lines.add("Running " + this.step.direction().code() + " " + this.step.id() + ", "
				+ this.step.entry().revision().description() + ", failed at " + this.place
				+ (this.place.isAtCommit() ? " when it was committed." : "."));
		ServerErrorMessage server = ServerErrors.of(this.failure.error());
		lines.add("SQLSTATE " + sqlState() + ": " + this.passwords.hide(ServerErrors.message(this.failure.error())));
		lines.add(StatementExcerpt.of(this.step.section().source(), this.passwords, this.place.offset()));
		if (server != null) {
			addIfPresent(lines, "Detail: ", server.getDetail());
			addIfPresent(lines, "Hint: ", server.getHint());
			addIfPresent(lines, "Context: ", server.getWhere());
		}
		lines.addAll(this.circumstances.lines(this.step.direction()));
		return String.join("\n", lines);
	}

	private String action() {
		if (Misses.mayPass(sqlState())) {
			return this.circumstances.misses().advice(sqlState(), longer("lock-timeout", "30s"));
		}
		if (DUPLICATE_TABLE.equals(sqlState()) && this.circumstances.position().applied().isEmpty()) {
			return "The database has tables that were made by other means, and an empty ledger. If they are what the revisions "
					+ "make, record that with \"limbeck stamp\"; else empty the database.";
		}
		if (INSUFFICIENT_PRIVILEGE.equals(sqlState())) {
			return "Grant role " + this.circumstances.role() + " what the statement needs, or migrate as another role "
					+ "(limbeck.migration.username), and start again.";
		}
		if (ACTIVE_SQL_TRANSACTION.equals(sqlState()) && this.place.startsWith("SET", "TRANSACTION")) {
			return "The transaction of a revision begins before its first statement. Take this one out of "
					+ this.step.origin() + "; to lock more, use LOCK TABLE.";
		}
		if (ACTIVE_SQL_TRANSACTION.equals(sqlState()) || INVALID_TRANSACTION_TERMINATION.equals(sqlState())) {
			return "This statement cannot run in a transaction, and this revision runs in one. Move it to a "
					+ "revision of its own with a line \"-- @transaction none\" directly under its section's tag.";
		}
		if (UNSAFE_NEW_ENUM_VALUE.equals(sqlState()) && this.circumstances.trial()) {
			return "A trial runs all revisions in one transaction, in which a new enum value cannot be used. "
					+ "If another revision adds the value, this one works in a real upgrade.";
		}
		if (UNSAFE_NEW_ENUM_VALUE.equals(sqlState())) {
			return new EnumValueSplit(this.step).action(this.place);
		}
		return this.circumstances.advice(this.step.origin());
	}

	private String longer(String timeout, String example) {
		return "To allow more time, put \"-- @" + timeout + " " + example + "\" into the header of "
				+ this.step.origin() + ", or set limbeck.statement." + timeout.replace("statement-", "") + ".";
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
