package dev.limbeck.doctor.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.proof.rows.RowMaker;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.session.FirstError;
import dev.limbeck.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * A scratch database that is led from revision to revision, with rows in its tables, by
 * SQL alone.
 */
final class Walk implements AutoCloseable {

	private static final String BEGIN = "BEGIN; SELECT pg_catalog.pg_current_xact_id()::pg_catalog.xid";

	/** What a script leaves in its session is gone, but what the walk has prepared. */
	private static final String COMMIT = "COMMIT; RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL; CLOSE ALL; "
			+ "UNLISTEN *; SELECT pg_catalog.pg_advisory_unlock_all(); DISCARD TEMP; DISCARD SEQUENCES";

	/** Each lock that is waited for is held by the other one of both sessions. */
	private static final String NO_WAIT = "SET lock_timeout = '100ms'";

	private final ScratchDatabase database;

	private final Connection first;

	private final Connection second;

	private final Session within;

	private final Session beside;

	private final CatalogTrace trace;

	private long filled;

	private boolean made;

	Walk(ScratchDatabase database, long filled) throws SQLException {
		this.database = database;
		this.filled = filled;
		this.made = true;
		this.first = database.open();
		this.second = database.open();
		this.within = new Session(this.first);
		this.beside = new Session(this.second);
		this.beside.execute(NO_WAIT);
		this.trace = new CatalogTrace(this.within, this.beside);
	}

	/**
	 * Return up to which table rows were made.
	 * @return its number in the catalog
	 */
	long filled() {
		return this.filled;
	}

	/**
	 * Go a step, and back, and again, if it leads back to where it began.
	 * @param step the step
	 * @return whether it was gone; if not, all is as before
	 * @throws SQLException if the connection is lost
	 */
	boolean go(DirectStep step) throws SQLException {
		fillFor(step);
		this.trace.prepare();
		boolean gone = isGone(step);
		if (!gone || step.prepares()) {
			this.within.execute("DISCARD ALL");
			this.trace.forget();
		}
		this.made |= gone;
		return gone;
	}

	// What is checked only at the end may still fail there.
	private boolean isGone(DirectStep step) throws SQLException {
		try {
			boolean gone = leadsBack(step);
			this.within.execute(gone ? COMMIT : "ROLLBACK");
			return gone;
		}
		catch (SQLException ex) {
			if (this.within.isLost(ex) || this.beside.isLost(ex)) {
				throw ex;
			}
			new FirstError(ex).end(() -> this.within.execute("ROLLBACK"));
			return false;
		}
	}

	private boolean leadsBack(DirectStep step) throws SQLException {
		WrittenRows before = step.writesRows() ? WrittenRows.of(this.within) : null;
		String transaction = begin();
		this.within.execute(step.up());
		if (before != null && before.lose(WrittenRows.of(this.within))) {
			return false;
		}
		return step.down() == null || isUndoneBy(step.down(), transaction, before);
	}

	private String begin() throws SQLException {
		List<String> transaction = new ArrayList<>();
		this.within.queryEach(BEGIN, List.of((row) -> transaction.add(row.getString(1))));
		return transaction.get(0);
	}

	private boolean isUndoneBy(String down, String transaction, @Nullable WrittenRows before) throws SQLException {
		this.within.execute("SAVEPOINT limbeck_back;\n" + down);
		boolean rows = before != null && before.differ(WrittenRows.of(this.within));
		if (rows || !this.trace.isUnchanged(transaction)) {
			return false;
		}
		this.within.execute("ROLLBACK TO SAVEPOINT limbeck_back");
		return true;
	}

	private void fillFor(DirectStep step) throws SQLException {
		if (this.made && step.needsRows()) {
			RowMaker.fill(this.within, this.filled);
			this.filled = this.within.queryOne("SELECT pg_catalog.max(c.oid) FROM pg_catalog.pg_class c",
					(row) -> row.getLong(1));
			this.made = false;
		}
	}

	/**
	 * Let go of the database, so that it can be copied.
	 */
	@Override
	public void close() {
		try {
			this.first.close();
			this.second.close();
		}
		catch (SQLException ex) {
			throw new LimbeckException("not-tried", "The connection to " + this.database + " was lost.", "Try again.");
		}
	}

}
