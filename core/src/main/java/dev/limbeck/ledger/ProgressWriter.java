package dev.limbeck.ledger;

import java.util.Locale;

import dev.limbeck.revision.Step.Direction;
import dev.limbeck.sql.SqlText;
import dev.limbeck.step.SqlStep;

/**
 * The SQL by which a step whose statements run one by one says in the ledger how far it
 * has come. Each text is one statement without a semicolon, which raises unless the row
 * is where it was left.
 */
public final class ProgressWriter {

	private static final String SINCE = "(progress OPERATOR(pg_catalog.->>) 'since')::pg_catalog.timestamptz";

	private final Ledger ledger;

	private final LedgerWriter writer;

	public ProgressWriter(Ledger ledger, LedgerWriter writer) {
		this.ledger = ledger;
		this.writer = writer;
	}

	/**
	 * Return the statement that follows {@link LedgerWriter#open} in its transaction.
	 * @param step what is about to run
	 * @param progress nothing is done
	 * @return the SQL
	 */
	public String open(SqlStep step, StepProgress progress) {
		return block(update() + downgrade(step) + "progress = " + json(progress)
				+ " || pg_catalog.jsonb_build_object('since', pg_catalog.clock_timestamp())" + where(step));
	}

	/**
	 * Return the statement that goes on with a step that somebody else left.
	 * @param step what is about to run
	 * @param left how it was left
	 * @param taken how it is taken up
	 * @return the SQL
	 */
	public String takeUp(SqlStep step, StepProgress left, StepProgress taken) {
		return block(update() + downgrade(step) + progress(taken) + where(step, left));
	}

	/**
	 * Return the statement that makes sure that this session holds the migration lock,
	 * even if a script released it, and moves the progress.
	 * @param step what runs
	 * @param from the progress before
	 * @param to the progress after it
	 * @return the SQL
	 */
	public String move(SqlStep step, StepProgress from, StepProgress to) {
		return SqlText.block("BEGIN\n" + keepLock() + update() + progress(to) + where(step, from) + ";\n"
				+ LedgerWriter.rowLost() + "\nEND");
	}

	/**
	 * Return the statement that moves the progress by a statement that ran in the same
	 * transaction, behind a fence.
	 * @param step what runs
	 * @param from the progress before
	 * @param to the progress after it
	 * @return the SQL
	 */
	public String moveInTransaction(SqlStep step, StepProgress from, StepProgress to) {
		return block(update() + progress(to) + where(step, from));
	}

	/**
	 * Return the statement that makes sure that this session holds the migration lock.
	 * @return the SQL
	 */
	public String hold() {
		return SqlText.block("BEGIN\n" + keepLock() + "END");
	}

	/**
	 * Return the statement that makes the ledger what it was before a step that had no
	 * effect.
	 * @param step what was to run
	 * @param from the progress before
	 * @return the SQL
	 */
	public String takeBack(SqlStep step, StepProgress from) {
		String back = (step.direction() == Direction.UPGRADE) ? "DELETE FROM " + this.ledger.revisionTable()
				: update() + "state = 'applied', progress = NULL";
		return block(back + where(step, from));
	}

	/**
	 * Return the statement that ends a step of which all statements are done.
	 * @param step what has run
	 * @param from the progress before
	 * @return the SQL
	 */
	public String close(SqlStep step, StepProgress from) {
		boolean up = step.direction() == Direction.UPGRADE;
		String taken = "pg_catalog.round(1000::pg_catalog.numeric * EXTRACT(EPOCH FROM pg_catalog.clock_timestamp() - "
				+ SINCE + "))";
		String where = where(step, from);
		return SqlText.block(String.format(Locale.ROOT, """
				DECLARE
				  taken bigint;
				BEGIN
				  %sSELECT %s INTO taken FROM %s%s;
				  %s;
				%s
				  %s;
				END""", keepLock(), taken, this.ledger.revisionTable(), where,
				(up ? applied(step.entry()) : "DELETE FROM " + this.ledger.revisionTable()) + where,
				LedgerWriter.rowLost(), this.writer.done(up ? "upgrade" : "downgrade", step.entry())));
	}

	// What was not done yet when somebody stopped may have been changed since.
	private String applied(LedgerEntry entry) {
		return "UPDATE " + this.ledger.revisionTable() + " SET state = 'applied', progress = NULL, "
				+ "applied_at = pg_catalog.clock_timestamp(), duration_ms = taken, " + LedgerWriter.contents(entry);
	}

	/**
	 * Return the statement that logs what somebody decided about a statement.
	 * @param step what runs
	 * @param number of the statement, from 1
	 * @param decision in a word
	 * @return the SQL
	 */
	public String decided(SqlStep step, int number, String decision) {
		return this.writer.log("resume", step.id(), "'direction', '" + step.direction().code() + "', 'statement', "
				+ number + ", 'decision', " + SqlText.literal(decision) + "::pg_catalog.text");
	}

	private String keepLock() {
		return String.format(Locale.ROOT, """
				  IF NOT %s AND NOT pg_catalog.pg_try_advisory_lock(%d) THEN
				    RAISE EXCEPTION USING ERRCODE = '%s', MESSAGE = 'the migration lock is held by another session';
				  END IF;
				""", this.ledger.holdsLock(), this.ledger.lockKey(), LedgerWriter.FENCED);
	}

	private String update() {
		return "UPDATE " + this.ledger.revisionTable() + " SET ";
	}

	// A release without the file must find what was begun.
	private static String downgrade(SqlStep step) {
		return (step.direction() == Direction.DOWNGRADE)
				? "downgrade_sql = " + SqlText.literal(step.entry().downgradeSql()) + ", " : "";
	}

	private static String progress(StepProgress progress) {
		return "progress = " + json(progress)
				+ " || pg_catalog.jsonb_build_object('since', progress OPERATOR(pg_catalog.->) 'since')";
	}

	private static String json(StepProgress progress) {
		return SqlText.literal(progress.json()) + "::pg_catalog.jsonb";
	}

	private static String where(SqlStep step) {
		String state = (step.direction() == Direction.UPGRADE) ? "running" : "reverting";
		return " WHERE revision = " + SqlText.literal(step.id()) + " AND state = '" + state + "'";
	}

	private static String where(SqlStep step, StepProgress from) {
		return where(step) + " AND progress OPERATOR(pg_catalog.->>) 'done' = '" + from.done() + "'";
	}

	private static String block(String statement) {
		return SqlText.block("BEGIN\n  " + statement + ";\n" + LedgerWriter.rowLost() + "\nEND");
	}

}
