package dev.limbeck.migrate;

import java.sql.SQLException;

import dev.limbeck.LimbeckException;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.ledger.LedgerRepair;
import dev.limbeck.ledger.LedgerState;
import dev.limbeck.ledger.LedgerStore;
import dev.limbeck.ledger.MendLedger;
import dev.limbeck.ledger.MigrationLock;
import dev.limbeck.session.Ending;
import dev.limbeck.session.MigrationSession;

/**
 * What is done on a session while it has the migration lock.
 */
final class UnderLock {

	private final MigratorSettings settings;

	private final MigrationSession session;

	private final Ledger ledger;

	private final LedgerStore store;

	UnderLock(MigratorSettings settings, MigrationSession session) {
		this.settings = settings;
		this.session = session;
		this.ledger = new Ledger(settings.ledgerSchema());
		this.store = LedgerStore.toWrite(this.ledger, session);
	}

	/**
	 * Take the lock, do something, and free the lock.
	 * @param <T> what it yields
	 * @param state of the ledger: whether it can be watched meanwhile
	 * @param action what to do
	 * @return what came of it
	 * @throws SQLException if the connection is lost
	 */
	<T> T run(LedgerState state, Locked<T> action) throws SQLException {
		this.session.refusePooler(this.settings.lockPooler());
		MigrationLock lock = new MigrationLock(this.ledger, this.settings.lockWait(), this.settings.pacing(),
				this.settings.listener());
		this.store.acquire(lock, state);
		Ending released = () -> this.session.afterwards(lock::release);
		try (released) {
			return action.run();
		}
	}

	/**
	 * Mend the ledger.
	 * @param agreed what was found, and is to be mended
	 * @return the same
	 * @throws SQLException if the connection is lost
	 * @throws LimbeckException if it cannot be mended, or is not what was found
	 */
	LedgerRepair repair(LedgerRepair agreed) throws SQLException {
		return run(LedgerState.DAMAGED, () -> {
			if (!this.store.damages().equals(agreed)) {
				throw new LimbeckException("database-moved",
						"The ledger is not any more what it was. Nothing was changed.",
						"Run the command again, and look at the new plan.");
			}
			new MendLedger(this.ledger, this.session).run(agreed, this.settings.writer(this.ledger));
			return agreed;
		});
	}

	/**
	 * What to do under the lock.
	 *
	 * @param <T> what it yields
	 */
	interface Locked<T> {

		/**
		 * Do it.
		 * @return what came of it
		 * @throws SQLException if the connection is lost
		 */
		T run() throws SQLException;

	}

}
