package dev.limbeck.migrate;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.postgres.PostgresDatabase;

/**
 * What a ledger says, times aside.
 */
final class LedgerSnapshot {

	private LedgerSnapshot() {
	}

	static List<String> of(PostgresDatabase database) {
		List<String> snapshot = new ArrayList<>(
				database.query("SELECT (to_jsonb(r) - 'applied_at' - 'duration_ms')::text FROM limbeck_revision r"
						+ " ORDER BY r.applied_at"));
		snapshot
			.addAll(database.query("SELECT event || ' ' || revision || ' ' || (detail - 'duration_ms' - 'run')::text"
					+ " FROM limbeck_log ORDER BY id"));
		return snapshot;
	}

}
