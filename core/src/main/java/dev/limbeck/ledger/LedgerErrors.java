package dev.limbeck.ledger;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.SqlState;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.session.HarmlessCause;
import dev.limbeck.session.LargeAnswerException;
import dev.limbeck.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * What can be wrong with a ledger, in the user's words.
 */
public final class LedgerErrors {

	/** Code of a refused privilege on the ledger. */
	public static final String MISSING_PRIVILEGE = "missing-privilege";

	/** What to do if another session has, or had, the migration lock. */
	public static final String OVERTAKEN = "Another process seems to be migrating without holding the migration lock. "
			+ "Let it finish, and start again; behind a connection pooler set limbeck.migration.url to the server itself.";

	/** What to do in a database without the language of anonymous blocks. */
	public static final String MISSING_LANGUAGE = "Limbeck needs the language plpgsql in every database it migrates. "
			+ "As a superuser, run: CREATE EXTENSION plpgsql;";

	private static final int LONGEST_LIST = 10;

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

	static LimbeckException damaged(Ledger ledger, List<LedgerDamage> damages) {
		return new LimbeckException("damaged-ledger",
				"The ledger in schema " + ledger.schema() + " is damaged: "
						+ String.join("; ", LedgerRepair.problems(damages)) + ".",
				"Run \"limbeck ledger repair\": it shows what would mend it, and asks before it changes anything. "
						+ "Or restore the tables from a backup.");
	}

	/**
	 * Tell that a ledger is in the hands of somebody who is not trusted to, or is none.
	 * @param ledger the ledger
	 * @param problems what speaks against it, as sentences without full stops
	 * @return the explanation
	 */
	static LimbeckException foreign(Ledger ledger, List<String> problems) {
		return new LimbeckException("foreign-ledger", "The ledger in schema " + ledger.schema()
				+ " is not to be trusted: " + String.join("; ", problems)
				+ ". What it says would be run, so it has to be ordinary tables of the role that migrates, of a "
				+ "role that this one is a member of, or of the owner of the database. Nothing was run.",
				"Look who has made it. If it is yours, give its tables and its schema to the role that migrates (ALTER "
						+ "TABLE ... OWNER TO, ALTER SCHEMA ... OWNER TO). If not, drop it, and name a schema of "
						+ "Limbeck's own in limbeck.ledger.schema.");
	}

	/**
	 * Tell that others could have written a ledger.
	 * @param ledger the ledger
	 * @param openings what lets them
	 * @return the explanation, with the statements to run
	 */
	static LimbeckException open(Ledger ledger, List<LedgerDamage> openings) {
		return new LimbeckException("open-ledger",
				"The ledger in schema " + ledger.schema() + " is open to others: "
						+ String.join("; ", LedgerRepair.problems(openings))
						+ ". What it says would be run, so nobody else may write it. Nothing was run.",
				"Look whether its rows are true (\"limbeck history\", \"limbeck ledger\"). Then let \"limbeck ledger "
						+ "repair\" close it, or run, as the owner of its tables or a superuser: "
						+ openings.stream().map(LedgerDamage::repair).collect(Collectors.joining("; ", "", ";")));
	}

	/**
	 * Tell that somebody may write all tables, and so SQL that only a ledger has.
	 * @param ledger the ledger
	 * @param ids revisions whose files are gone
	 * @param writers roles, each with the one that has been given the predefined role
	 * @return the explanation, with the statements to run
	 */
	static LimbeckException writable(Ledger ledger, Collection<String> ids, Map<String, String> writers) {
		return new LimbeckException("open-ledger",
				"The ledger in schema " + ledger.schema() + " alone has the SQL that takes back " + some(sorted(ids))
						+ ", and others may write every table, as members of pg_write_all_data: "
						+ writers.keySet().stream().map(SqlText::identifier).collect(Collectors.joining(", "))
						+ ". Nothing was run.",
				"Bring the files of these revisions back: then theirs is run. Or run, as a superuser: "
						+ writers.values()
							.stream()
							.distinct()
							.map((role) -> "REVOKE pg_write_all_data FROM " + SqlText.identifier(role) + ";")
							.collect(Collectors.joining(" ")));
	}

	private static List<String> sorted(Collection<String> ids) {
		return ids.stream().sorted().toList();
	}

	static LimbeckException notMendable(Ledger ledger, List<String> problems) {
		return new LimbeckException("not-repaired",
				"The ledger in schema " + ledger.schema() + " was not mended. This takes a person: "
						+ String.join("; ", problems) + ". Nothing was changed.",
				"Restore the tables from a backup. Or rename the altered one, run this again, and stamp what is "
						+ "applied.");
	}

	/**
	 * Tell that a ledger is whole, but has not all rows that it had.
	 * @param ledger the ledger
	 * @param ids what its log tells of, in any order
	 * @return the explanation
	 */
	static LimbeckException lostRows(Ledger ledger, Collection<String> ids) {
		List<String> lost = sorted(ids);
		return new LimbeckException("lost-rows",
				"The ledger in schema " + ledger.schema() + " has lost rows: as limbeck_log tells "
						+ ((lost.size() == 1) ? "revision " + lost.get(0) + " is" : "revisions " + some(lost) + " are")
						+ " applied, and limbeck_revision does not say so.",
				"Restore the rows from a backup. Or look what is true, and say it with \"limbeck stamp\": "
						+ "\"limbeck ledger\" tells what the log knows, and what to stamp if it is right.");
	}

	/**
	 * Tell that a ledger has more to say than can be read.
	 * @param ledger the ledger
	 * @param owners whose tables it is made of, empty if that is not known
	 * @return the explanation
	 */
	static LimbeckException tooLarge(Ledger ledger, List<String> owners) {
		String whose = owners.isEmpty() ? ""
				: ", of role " + some(owners.stream().map(SqlText::identifier).toList()) + ",";
		return LargeAnswerException.of("The ledger in schema " + ledger.schema() + whose,
				"Look what is in it: SELECT pg_catalog.count(*), pg_catalog.max(pg_catalog.octet_length(description)) FROM "
						+ ledger.revisionTable() + "; and the same of detail::text in " + ledger.logTable()
						+ ". If that is not Limbeck's doing, drop the tables, or name another limbeck.ledger.schema. "
						+ "If it is, give the process more memory (java -Xmx...).");
	}

	private static String some(List<String> ids) {
		int more = ids.size() - LONGEST_LIST;
		return String.join(", ", ids.subList(0, Math.min(LONGEST_LIST, ids.size())))
				+ ((more > 0) ? " and " + more + " more" : "");
	}

	/**
	 * Explain why a ledger was not mended.
	 * @param ledger the ledger
	 * @param ex the server's answer
	 * @return the explanation
	 */
	static LimbeckException notRepaired(Ledger ledger, SQLException ex) {
		boolean owner = SqlState.INSUFFICIENT_PRIVILEGE.equals(ex.getSQLState());
		return new LimbeckException("not-repaired",
				"The ledger in schema " + ledger.schema() + " was not mended: " + ServerErrors.message(ex)
						+ " (SQLSTATE " + ex.getSQLState() + "). Nothing was changed.",
				owner ? "Run what \"limbeck ledger\" shows as the owner of the tables, or as a superuser."
						: "Restore the tables from a backup. Or rename the altered one, run this again, and stamp what is "
								+ "applied.",
				HarmlessCause.withoutSql(ex), ex.getSQLState());
	}

	static LimbeckException unreadable(Ledger ledger, String revision) {
		return new LimbeckException("unreadable-ledger",
				"The row of revision " + revision + " in " + ledger.revisionTable() + " was not written by Limbeck: "
						+ "its state is none of 'applied', 'running' and 'reverting', or an array in it holds NULL.",
				"Correct the row, or restore it from a backup.");
	}

	/**
	 * Explain a database without the language of anonymous blocks.
	 * @param ex the server's answer
	 * @return the explanation, with the statement to run
	 */
	static LimbeckException missingLanguage(SQLException ex) {
		return new LimbeckException("database-error",
				"The database refused: " + ServerErrors.message(ex) + " (SQLSTATE " + ex.getSQLState() + ").",
				MISSING_LANGUAGE, HarmlessCause.withoutSql(ex), ex.getSQLState());
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
	public static LimbeckException missingPrivilege(Ledger ledger, @Nullable LedgerState state, String role,
			SQLException ex) {
		LedgerGrants grants = LedgerGrants.to(role, ledger);
		boolean language = ServerErrors.message(ex).contains("plpgsql");
		return missingPrivilege(ledger, role, ex, language ? grants.language() : grants.writing(state));
	}

	/**
	 * Explain a refused privilege on the ledger to who only wants to read it.
	 * @param ledger the ledger
	 * @param role who was refused
	 * @param ex the server's answer
	 * @param enough which privileges are enough
	 * @return the explanation, with the GRANT to run
	 */
	static LimbeckException missingSelect(Ledger ledger, String role, SQLException ex,
			Function<LedgerGrants, String> enough) {
		return missingPrivilege(ledger, role, ex, enough.apply(LedgerGrants.to(role, ledger)));
	}

	private static LimbeckException missingPrivilege(Ledger ledger, String role, SQLException ex, String action) {
		return new LimbeckException(MISSING_PRIVILEGE,
				"Role " + role + " may not use the ledger in schema " + ledger.schema() + ": "
						+ ServerErrors.message(ex) + " (SQLSTATE " + SqlState.INSUFFICIENT_PRIVILEGE + ").",
				action, null, ex.getSQLState());
	}

	/**
	 * Explain why the ledger was not changed although the migration lock had been taken.
	 * @param ex the server's answer, which tells that another session has the lock or has
	 * had it
	 * @return the explanation
	 */
	static LimbeckException notChanged(SQLException ex) {
		return new LimbeckException("ledger-refused",
				"The ledger was not changed: " + ServerErrors.message(ex) + " (SQLSTATE " + ex.getSQLState() + ").",
				OVERTAKEN, HarmlessCause.withoutSql(ex), ex.getSQLState());
	}

}
