package dev.limbeck.doctor.scratch;

import java.sql.SQLException;
import java.util.List;

import dev.limbeck.BundledText;
import dev.limbeck.session.Session;

/**
 * What a transaction that is still open has changed in the catalog: without reading all
 * of it, since each row tells which transaction wrote it, and which one ends it.
 */
final class CatalogTrace {

	private static final String SQL = BundledText.read(CatalogTrace.class, "trace.sql");

	private static final String NAME = "limbeck_trace";

	private final Session within;

	private final Session beside;

	private boolean prepared;

	/**
	 * Create a new trace.
	 * @param within the session of transactions
	 * @param beside another session, which sees what was before
	 * @throws SQLException if the connection is lost
	 */
	CatalogTrace(Session within, Session beside) throws SQLException {
		this.within = within;
		this.beside = beside;
		beside.execute(prepare("xmax"));
	}

	// Planning it takes longer than running it.
	private static String prepare(String column) {
		return "PREPARE " + NAME + " (pg_catalog.xid) AS " + SQL.replace("XID", "$1").replace("WHEN", column);
	}

	/**
	 * Get ready, outside of transactions, unless that is done.
	 * @throws SQLException if the connection is lost
	 */
	void prepare() throws SQLException {
		if (!this.prepared) {
			this.within.execute(prepare("xmin"));
			this.prepared = true;
		}
	}

	/**
	 * Take notice that the session of transactions has lost all that was prepared.
	 */
	void forget() {
		this.prepared = false;
	}

	/**
	 * Tell whether the transaction leaves what it has found.
	 * @param transaction its number
	 * @return whether everything is as it was; {@code false} also where that takes a
	 * closer look
	 * @throws SQLException if the catalog cannot be read
	 */
	boolean isUnchanged(String transaction) throws SQLException {
		return rows(this.within, transaction).equals(rows(this.beside, transaction));
	}

	private static List<String> rows(Session session, String transaction) throws SQLException {
		return session.query("EXECUTE " + NAME + " ('" + transaction + "')", (row) -> row.getString(1));
	}

}
