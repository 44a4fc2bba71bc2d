package dev.limbeck.doctor.scratch;

import java.sql.SQLException;
import java.util.List;

import dev.limbeck.BundledText;
import dev.limbeck.LimbeckException;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.session.Session;

/**
 * What a transaction that is still open has changed in the catalog: without reading all
 * of it, since each row tells which transaction wrote it, and which one ends it.
 *
 * @param within the session of the transaction
 * @param beside another session, which sees what was before
 */
record CatalogTrace(Session within, Session beside) {

	private static final String SQL = BundledText.read(CatalogTrace.class, "trace.sql");

	/**
	 * Tell whether the transaction leaves what it has found.
	 * @param transaction its number
	 * @return whether everything is as it was; {@code false} also where that takes a
	 * closer look
	 * @throws SQLException if the catalog cannot be read
	 */
	boolean isUnchanged(String transaction) throws SQLException {
		try {
			return rows(this.within, transaction, "xmin").equals(rows(this.beside, transaction, "xmax"));
		}
		catch (SQLException ex) {
			if (this.within.isLost(ex) || this.beside.isLost(ex)) {
				throw ex;
			}
			throw new LimbeckException("not-tried", "The catalog was not read: " + ServerErrors.message(ex) + ".",
					"The role needs to read the catalog (pg_catalog), as every role may by default.");
		}
	}

	private static List<String> rows(Session session, String transaction, String column) throws SQLException {
		return session.query(SQL.replace("XID", transaction).replace("WHEN", column), (row) -> row.getString(1));
	}

}
