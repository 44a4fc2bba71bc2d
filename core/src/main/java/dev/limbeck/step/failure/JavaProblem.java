package dev.limbeck.step.failure;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.limbeck.SqlState;
import dev.limbeck.VisibleText;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.session.HarmlessCause;
import dev.limbeck.sql.Passwords;
import dev.limbeck.step.CodePlace;
import dev.limbeck.step.JavaStep;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with the code of a revision.
 *
 * @param kind in which way
 * @param place where, for people
 * @param sqlState the server's code, or {@code null} if the server had no part in it
 * @param details what is known of it, line by line, without any secret
 * @param cause what may be attached to a failure
 */
public record JavaProblem(Kind kind, String place, @Nullable String sqlState, List<String> details,
		@Nullable Throwable cause) {

	private static final int LONGEST_CHAIN = 10;

	/**
	 * The ways in which code goes wrong.
	 */
	enum Kind {

		/** It threw something. */
		THROWN,

		/** It went on although a statement had failed. */
		SWALLOWED,

		/** It ended the transaction. */
		ENDED,

		/** It returned, and the server refused the commit. */
		AT_COMMIT

	}

	/**
	 * Tell what was thrown.
	 * @param step what ran
	 * @param thrown what it threw
	 * @param classes the names of its classes
	 * @param lastSql the SQL that the server may quote
	 * @return the problem
	 */
	public static JavaProblem thrown(JavaStep step, Throwable thrown, List<String> classes, String lastSql) {
		CodePlace place = CodePlace.of(thrown, classes);
		Passwords passwords = new Passwords(lastSql);
		SQLException error = ServerErrors.sqlException(thrown);
		List<String> details = (error != null && error.getSQLState() != null) ? details(error, passwords)
				: messages(thrown, passwords);
		return new JavaProblem(Kind.THROWN, (place != null) ? place.toString() : step.method(),
				(error != null) ? error.getSQLState() : null, details, HarmlessCause.of(passwords, thrown));
	}

	public static JavaProblem swallowed(JavaStep step) {
		return new JavaProblem(Kind.SWALLOWED, step.method(), SqlState.IN_FAILED_SQL_TRANSACTION, List
			.of("It returned although one of its statements had failed: its transaction can only be " + "rolled back."),
				null);
	}

	/**
	 * Tell that the transaction is not ours any more.
	 * @param step what ran
	 * @param thrown what it threw besides, or {@code null}
	 * @return the problem
	 */
	public static JavaProblem ended(JavaStep step, @Nullable JavaProblem thrown) {
		List<String> details = new ArrayList<>();
		details.add("It ended the transaction that Limbeck had begun, on the driver's own connection.");
		if (thrown != null) {
			details.add("It failed at " + thrown.place() + ":");
			details.addAll(thrown.details());
		}
		return new JavaProblem(Kind.ENDED, step.method(), SqlState.INVALID_TRANSACTION_TERMINATION, details,
				(thrown != null) ? thrown.cause() : null);
	}

	public static JavaProblem atCommit(JavaStep step, SQLException error) {
		Passwords passwords = new Passwords("");
		return new JavaProblem(Kind.AT_COMMIT, step.method(), error.getSQLState(), details(error, passwords),
				HarmlessCause.of(passwords, error));
	}

	/**
	 * Tell of a connection that turned out to be lost what had happened before.
	 * @param lost how it turned out; carries what was thrown
	 * @return an error that tells both
	 */
	public SQLException before(SQLException lost) {
		return new SQLException(ServerErrors.message(lost) + "; before, its code failed at " + this.place + ": "
				+ String.join("; ", this.details), lost.getSQLState(), lost);
	}

	private static List<String> details(SQLException error, Passwords passwords) {
		ServerText server = new ServerText(passwords);
		List<String> lines = new ArrayList<>();
		lines.add("SQLSTATE " + error.getSQLState() + ": " + server.message(ServerErrors.words(error)));
		lines.addAll(server.lines(ServerErrors.of(error)));
		return lines;
	}

	private static List<String> messages(Throwable thrown, Passwords passwords) {
		return Stream.iterate(thrown, (one) -> one != null, Throwable::getCause)
			.limit(LONGEST_CHAIN)
			.map((one) -> VisibleText.message(passwords.hide(((one != thrown) ? "Caused by " : "") + one)))
			.toList();
	}

}
