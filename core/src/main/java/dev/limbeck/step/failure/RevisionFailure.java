package dev.limbeck.step.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.SqlState;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.session.HarmlessCause;
import dev.limbeck.sql.OddCharacter;
import dev.limbeck.sql.Passwords;
import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.StatementExcerpt;
import dev.limbeck.step.SqlStep;
import org.jspecify.annotations.Nullable;

/**
 * Tells everything about a revision that failed: the place, the statement, what the
 * server said, where the database stands and what to do.
 */
final class RevisionFailure {

	/** A syntax error, or a name that is none. */
	private static final Set<String> MISREAD = Set.of(SqlState.SYNTAX_ERROR, SqlState.UNDEFINED_OBJECT,
			SqlState.UNDEFINED_TABLE, SqlState.UNDEFINED_COLUMN, SqlState.UNDEFINED_FUNCTION,
			SqlState.INVALID_SCHEMA_NAME);

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
		this.passwords = step.passwords();
		this.circumstances = circumstances;
	}

	LimbeckException exception() {
		String advice = new FailureAdvice(this.step, this.failure, this.place, this.circumstances).text();
		return new LimbeckException(code(), description(), advice,
				HarmlessCause.of(this.passwords, this.failure.error()), this.failure.error().getSQLState());
	}

	private String code() {
		if (Retries.mayPass(sqlState())) {
			return "blocked-revision";
		}
		return SqlState.INSUFFICIENT_PRIVILEGE.equals(sqlState()) ? "missing-privilege" : "failed-statement";
	}

	private String description() {
		List<String> lines = new ArrayList<>();
		lines.add("Running " + this.step.named() + this.step.described() + (this.step.described().isEmpty() ? "" : ",")
				+ " failed at " + this.place + (this.place.isAtCommit() ? " when it was committed." : "."));
		ServerText server = new ServerText(this.passwords);
		lines.add("SQLSTATE " + sqlState() + ": " + server.message(ServerErrors.words(this.failure.error())));
		SourceText source = this.step.section().source();
		lines.add(StatementExcerpt.of(source, new Passwords(source.text()), this.place.offset()));
		OddCharacter odd = oddCharacter();
		if (odd != null) {
			lines.add("There stands " + odd + " (column " + this.step.section().source().position(odd.offset()).column()
					+ "), which PostgreSQL takes for a part of a word.");
		}
		lines.addAll(server.lines(ServerErrors.of(this.failure.error())));
		lines.addAll(this.circumstances.lines(this.step.direction()));
		return String.join("\n", lines);
	}

	private @Nullable OddCharacter oddCharacter() {
		return MISREAD.contains(sqlState()) ? this.place.oddCharacter() : null;
	}

	private String sqlState() {
		String state = this.failure.error().getSQLState();
		return (state != null) ? state : "unknown";
	}

}
