package dev.limbeck.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.SqlState;
import dev.limbeck.session.MigrationSession;

/**
 * Mends a ledger in one transaction, under the migration lock.
 */
public final class MendLedger {

	private final Ledger ledger;

	private final MigrationSession session;

	/**
	 * Create a new one.
	 * @param ledger the ledger
	 * @param session holds the lock
	 */
	public MendLedger(Ledger ledger, MigrationSession session) {
		this.ledger = ledger;
		this.session = session;
	}

	/**
	 * Mend it.
	 * @param repair what to mend
	 * @param writer enters it into the log
	 * @throws SQLException if the connection is lost
	 * @throws LimbeckException if the server refuses; then nothing is changed
	 */
	public void run(LedgerRepair repair, LedgerWriter writer) throws SQLException {
		if (!repair.unmendable().isEmpty()) {
			throw LedgerErrors.notMendable(this.ledger, repair.unmendable());
		}
		List<String> statements = new ArrayList<>(List.of(writer.fenced()));
		statements.addAll(repair.statements());
		statements.add(writer.repaired(repair.problems()));
		try {
			this.session.sql().execute("BEGIN;\n" + String.join(";\n", statements) + ";\nCOMMIT");
		}
		catch (SQLException ex) {
			if (this.session.sql().isLost(ex)) {
				throw ex;
			}
			throw SqlState.FENCED.equals(ex.getSQLState()) ? LedgerErrors.notChanged(ex)
					: LedgerErrors.notRepaired(this.ledger, ex);
		}
	}

}
