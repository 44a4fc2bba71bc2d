package dev.limbeck.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.session.HarmlessCause;
import dev.limbeck.session.ServerErrors;
import dev.limbeck.sql.SqlText;
import dev.limbeck.step.RunnableStep;
import dev.limbeck.step.SqlStep;
import dev.limbeck.step.failure.Circumstances;
import dev.limbeck.step.failure.Misses;
import org.jspecify.annotations.Nullable;

/**
 * What can be wrong with a ledger, in the user's words.
 */
public final class LedgerErrors {

	/** Code of a refused privilege on the ledger. */
	public static final String MISSING_PRIVILEGE = "missing-privilege";

	private static final String UNDEFINED_OBJECT = "42704";

	private static final String UNTRANSLATABLE_CHARACTER = "22P05";

	private LedgerErrors() {
	}

	static LimbeckException unknownFormat(Ledger ledger, @Nullable String comment) {
		String action = (comment != null)
				? "Use the newer version of Limbeck that wrote this ledger, or name another limbeck.ledger.schema."
				: "If this is a ledger that was restored without comments (pg_dump --no-comments), run: COMMENT ON TABLE "
						+ ledger.revisionTable() + " IS 'limbeck ledger " + Ledger.FORMAT
						+ "'; If it is something else, name another limbeck.ledger.schema.";
		return new LimbeckException("unknown-ledger-format",
				"The comment on table " + ledger.revisionTable() + " is " + SqlText.literal(comment)
						+ "; this version of Limbeck understands 'limbeck ledger " + Ledger.FORMAT + "'.",
				action);
	}

	static LimbeckException unreadable(Ledger ledger, String revision) {
		return new LimbeckException("unreadable-ledger",
				"The row of revision " + revision + " in " + ledger.revisionTable() + " was not written by Limbeck: "
						+ "its state is none of 'applied', 'running' and 'reverting', or an array in it holds NULL.",
				"Correct the row, or restore it from a backup.");
	}

	/**
	 * Explain a refused privilege on the ledger to who wants to write it. The server's
	 * answer may quote a row, and so a script: it is no cause.
	 * @param ledger the ledger
	 * @param state whether it exists, or {@code null} if even that could not be read
	 * @param role who was refused
	 * @param ex the server's answer
	 * @return the explanation, with the GRANT to run
	 */
	static LimbeckException missingPrivilege(Ledger ledger, @Nullable LedgerState state, String role, SQLException ex) {
		LedgerGrants grants = LedgerGrants.to(role, ledger);
		boolean language = ServerErrors.message(ex).contains("plpgsql");
		return missingPrivilege(ledger, role, ex, language ? grants.language() : grants.writing(state));
	}

	/**
	 * Explain a refused privilege on the ledger to who only wants to read it.
	 * @param ledger the ledger
	 * @param role who was refused
	 * @param ex the server's answer
	 * @return the explanation, with the GRANT to run
	 */
	static LimbeckException missingSelect(Ledger ledger, String role, SQLException ex) {
		return missingPrivilege(ledger, role, ex, LedgerGrants.to(role, ledger).reading());
	}

	private static LimbeckException missingPrivilege(Ledger ledger, String role, SQLException ex, String action) {
		return new LimbeckException(MISSING_PRIVILEGE, "Role " + role + " may not use the ledger in schema "
				+ ledger.schema() + ": " + ServerErrors.message(ex) + " (SQLSTATE 42501).", action, null,
				ex.getSQLState());
	}

	/**
	 * Explain why the ledger refused to open a revision.
	 * @param ledger the ledger
	 * @param step what was about to run
	 * @param circumstances when it happened
	 * @param ex the server's answer
	 * @return the explanation
	 */
	public static LimbeckException notOpened(Ledger ledger, RunnableStep step, Circumstances circumstances,
			SQLException ex) {
		if ("42501".equals(ex.getSQLState())) {
			return missingPrivilege(ledger, new LedgerState(true, true, List.of()), circumstances.role(), ex);
		}
		List<String> lines = new ArrayList<>();
		lines.add("Revision " + step.id() + " could not be begun: " + ServerErrors.message(ex) + " (SQLSTATE "
				+ ex.getSQLState() + "). Nothing of it was run.");
		lines.addAll(circumstances.misses().sentences());
		return new LimbeckException("ledger-refused", String.join("\n", lines), advice(ledger, circumstances, step, ex),
				HarmlessCause.of(step.passwords(), ex), ex.getSQLState());
	}

	/**
	 * Explain why the ledger did not record how far a step came.
	 * @param ledger the ledger
	 * @param step what runs
	 * @param progress how far it came, as the ledger has it
	 * @param circumstances when it happened
	 * @param ex the server's answer
	 * @return the explanation
	 */
	public static LimbeckException notRecorded(Ledger ledger, SqlStep step, StepProgress progress,
			Circumstances circumstances, SQLException ex) {
		if ("42501".equals(ex.getSQLState())) {
			return missingPrivilege(ledger, new LedgerState(true, true, List.of()), circumstances.role(), ex);
		}
		return new LimbeckException("ledger-refused",
				"Revision " + step.id() + " was stopped: " + ServerErrors.message(ex) + " (SQLSTATE " + ex.getSQLState()
						+ "). " + progress.sentence() + ".",
				advice(ledger, circumstances, step, ex), HarmlessCause.of(step.passwords(), ex), ex.getSQLState());
	}

	private static String advice(Ledger ledger, Circumstances circumstances, RunnableStep step, SQLException ex) {
		if (Misses.mayPass(ex.getSQLState())) {
			return circumstances.misses()
				.advice(ex.getSQLState(), "It is a lock on " + ledger.revisionTable() + " or " + ledger.logTable()
						+ ", the tables of the ledger.");
		}
		if (LedgerWriter.isOvertaken(ex.getSQLState())) {
			return "Another process seems to be migrating without holding the migration lock. Let it finish, and start "
					+ "again; behind a connection pooler set limbeck.migration.url to the server itself.";
		}
		return switch (String.valueOf(ex.getSQLState())) {
			case UNDEFINED_OBJECT ->
				"Limbeck needs the language plpgsql in every database it migrates. As a superuser, "
						+ "run: CREATE EXTENSION plpgsql;";
			case UNTRANSLATABLE_CHARACTER ->
				"Take the character out of " + step.origin() + ", or migrate a database whose encoding is UTF8.";
			default -> "See the message of the server above, and start again.";
		};
	}

}
