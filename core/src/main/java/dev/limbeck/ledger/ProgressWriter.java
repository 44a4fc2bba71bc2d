package dev.limbeck.ledger;

import java.util.Locale;

import dev.limbeck.SqlState;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.sql.SqlText;

/**
 * The SQL by which a step whose statements run one by one says in the ledger how far it
 * has come. Each text is one statement without a semicolon, which raises unless the row
 * is where it was left.
 */
public final class ProgressWriter {

	private static final String SINCE = "(progress OPERATOR(pg_catalog.->>) 'since')::pg_catalog.timestamptz";

	/** How long the step has taken so far, in milliseconds. */
	static final String TAKEN = "pg_catalog.round(1000::pg_catalog.numeric * EXTRACT(EPOCH FROM "
			+ "pg_catalog.clock_timestamp() - " + SINCE + "))";

	private final Ledger ledger;

	private final LedgerWriter writer;

	private final Direction direction;

	private final LedgerEntry entry;

	/**
	 * Write for one step.
	 * @param writer writes its beginning and its end
	 * @param direction up or down
	 * @param entry what the ledger is to say, or to forget
	 */
	public ProgressWriter(LedgerWriter writer, Direction direction, LedgerEntry entry) {
		this.ledger = writer.ledger();
		this.writer = writer;
		this.direction = direction;
		this.entry = entry;
	}

	/**
	 * Return the statement that follows {@link LedgerWriter#open} in its transaction.
	 * @param progress nothing is done
	 * @return the SQL
	 */
	public String open(StepProgress progress) {
		return block(update() + downgrade() + "progress = " + json(progress)
				+ " || pg_catalog.jsonb_build_object('since', pg_catalog.clock_timestamp())" + where());
	}

	/**
	 * Return the statement that goes on with a step that somebody else left.
	 * @param left how it was left
	 * @param taken how it is taken up
	 * @return the SQL
	 */
	public String takeUp(StepProgress left, StepProgress taken) {
		return block(update() + downgrade() + progress(taken) + where(left));
	}

	/**
	 * Return the statement that makes sure that this session holds the migration lock,
	 * even if a script released it, and moves the progress.
	 * @param from the progress before
	 * @param to the progress after it
	 * @return the SQL
	 */
	public String move(StepProgress from, StepProgress to) {
		return SqlText.block("BEGIN\n" + keepLock() + update() + progress(to) + where(from) + ";\n"
				+ LedgerWriter.rowLost() + "\nEND");
	}

	/**
	 * Return the statement that moves the progress by a statement that ran in the same
	 * transaction, behind a fence.
	 * @param from the progress before
	 * @param to the progress after it
	 * @return the SQL
	 */
	public String moveInTransaction(StepProgress from, StepProgress to) {
		return block(update() + progress(to) + where(from));
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
	 * @param from the progress before
	 * @return the SQL
	 */
	public String takeBack(StepProgress from) {
		String back = (this.direction == Direction.UPGRADE) ? "DELETE FROM " + this.ledger.revisionTable()
				: update() + "state = 'applied', progress = NULL";
		return block(back + where(from));
	}

	/**
	 * Return the statement that ends a step of which all statements are done.
	 * @param from the progress before
	 * @return the SQL
	 */
	public String close(StepProgress from) {
		boolean up = this.direction == Direction.UPGRADE;
		String where = where(from);
		return SqlText.block(String.format(Locale.ROOT, """
				DECLARE
				  taken bigint;
				BEGIN
				  %sSELECT %s INTO taken FROM %s%s;
				  %s;
				%s
				  %s;
				END""", keepLock(), TAKEN, this.ledger.revisionTable(), where,
				(up ? applied() : "DELETE FROM " + this.ledger.revisionTable()) + where, LedgerWriter.rowLost(),
				this.writer.done(up ? "upgrade" : "downgrade", this.entry)));
	}

	// What was not done yet when somebody stopped may have been changed since.
	private String applied() {
		return "UPDATE " + this.ledger.revisionTable() + " SET state = 'applied', progress = NULL, "
				+ "applied_at = pg_catalog.clock_timestamp(), duration_ms = taken, "
				+ LedgerWriter.contents(this.entry);
	}

	/**
	 * Return the statement that logs what somebody decided about a statement.
	 * @param number of the statement, from 1
	 * @param decision in a word
	 * @return the SQL
	 */
	public String decided(int number, String decision) {
		return this.writer.log("resume", this.entry.id(), "'direction', '" + this.direction.code() + "', 'statement', "
				+ number + ", 'decision', " + SqlText.literal(decision) + "::pg_catalog.text");
	}

	private String keepLock() {
		return String.format(Locale.ROOT, """
				  IF NOT %s AND NOT pg_catalog.pg_try_advisory_lock(%d) THEN
				    RAISE EXCEPTION USING ERRCODE = '%s', MESSAGE = 'the migration lock is held by another session';
				  END IF;
				""", this.ledger.holdsLock(), this.ledger.lockKey(), SqlState.FENCED);
	}

	private String update() {
		return "UPDATE " + this.ledger.revisionTable() + " SET ";
	}

	// A release without the file must find what was begun.
	private String downgrade() {
		return (this.direction == Direction.DOWNGRADE)
				? "downgrade_sql = " + SqlText.literal(this.entry.downgradeSql()) + ", " : "";
	}

	private static String progress(StepProgress progress) {
		return "progress = " + json(progress)
				+ " || pg_catalog.jsonb_build_object('since', progress OPERATOR(pg_catalog.->) 'since')";
	}

	private static String json(StepProgress progress) {
		BatchProgress batch = progress.batch();
		return SqlText.literal(progress.json()) + "::pg_catalog.jsonb" + ((batch != null) ? " || " + batch.sql() : "");
	}

	private String where() {
		String state = (this.direction == Direction.UPGRADE) ? "running" : "reverting";
		return " WHERE revision = " + SqlText.literal(this.entry.id()) + " AND state = '" + state + "'";
	}

	private String where(StepProgress from) {
		BatchProgress batch = from.batch();
		return where() + " AND progress OPERATOR(pg_catalog.->>) 'done' = '" + from.done() + "'" + " AND "
				+ BatchProgress.member("rounds") + ((batch != null) ? " = '" + batch.rounds() + "'" : " IS NULL");
	}

	private static String block(String statement) {
		return SqlText.block("BEGIN\n  " + statement + ";\n" + LedgerWriter.rowLost() + "\nEND");
	}

}
