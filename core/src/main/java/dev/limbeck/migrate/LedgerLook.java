package dev.limbeck.migrate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.ledger.Ledger;
import dev.limbeck.ledger.LedgerRepair;
import dev.limbeck.ledger.LedgerState;
import dev.limbeck.ledger.LedgerStore;
import dev.limbeck.ledger.LockHolder;
import dev.limbeck.ledger.LogEntry;
import dev.limbeck.ledger.UpgradeComparison;
import dev.limbeck.log.LogFields;
import dev.limbeck.migrate.CommandAttempt.Outcome;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.Position;
import dev.limbeck.script.RevisionDefinition;
import dev.limbeck.script.location.RevisionScripts;
import dev.limbeck.session.MigrationSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A look at what a ledger holds, on one session. Changes nothing, and SELECT on the
 * ledger is enough.
 */
final class LedgerLook {

	private static final Logger logger = LoggerFactory.getLogger(LedgerLook.class);

	private final MigrationSession session;

	private final Ledger ledger;

	private final LedgerStore store;

	LedgerLook(MigratorSettings settings, MigrationSession session) {
		this.session = session;
		this.ledger = new Ledger(settings.ledgerSchema());
		this.store = LedgerStore.toRead(this.ledger, session);
	}

	List<AppliedRevision> rows() throws SQLException {
		LedgerState state = this.store.read();
		state.others().forEach((sentence) -> LogFields.NONE.warn(logger).log("{}", sentence));
		return state.rows();
	}

	LedgerRepair damages() throws SQLException {
		return this.store.damages();
	}

	List<LogEntry> log(int limit) throws SQLException {
		return this.store.readWhatIsLeft().exists() ? this.store.log(limit) : List.of();
	}

	/**
	 * Compare upgrades that were applied with those of today.
	 * @param ids the revisions
	 * @param scripts those of today
	 * @return a comparison for each that is in both, in this order
	 * @throws SQLException if the connection is lost
	 */
	List<UpgradeComparison> compare(Collection<String> ids, RevisionScripts scripts) throws SQLException {
		LedgerState state = this.store.read();
		if (!state.exists()) {
			return List.of();
		}
		Map<String, AppliedRevision> rows = new HashMap<>();
		state.rows().forEach((row) -> rows.put(row.id(), row));
		Map<String, String> applied = this.store.upgrades(ids);
		List<UpgradeComparison> comparisons = new ArrayList<>();
		for (String id : ids) {
			AppliedRevision row = rows.get(id);
			RevisionDefinition definition = scripts.find(id);
			if (row != null && definition != null) {
				comparisons.add(UpgradeComparison.of(row.checksum(), applied.get(id), definition));
			}
		}
		return comparisons;
	}

	/**
	 * Look where the database stands.
	 * @param viewpoint from where
	 * @return what was found
	 * @throws SQLException if the connection is lost
	 */
	Outcome inspect(Viewpoint viewpoint) throws SQLException {
		List<AppliedRevision> rows = rows();
		Position position = viewpoint.position(rows);
		boolean abandoned = !position.unfinished().isEmpty()
				&& !LockHolder.find(this.session.sql(), this.ledger, List.of()).present();
		return new Outcome(rows, position, abandoned ? position.unfinished() : Set.of());
	}

}
