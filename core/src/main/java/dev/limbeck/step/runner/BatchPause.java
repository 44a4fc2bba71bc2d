package dev.limbeck.step.runner;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

import dev.limbeck.session.Pacing;
import dev.limbeck.session.Session;
import dev.limbeck.sql.QualifiedName;
import dev.limbeck.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * Lets others go first between two rounds of a batch: those who wait for a lock on its
 * table, a vacuum of it, replicas that lag behind. No round waits for ever, so that what
 * never passes only slows the batch down.
 *
 * @param session where the batch runs
 * @param pacing lets the time pass
 * @param table whose rows it changes, or {@code null} if that is not known
 */
record BatchPause(Session session, Pacing pacing, @Nullable QualifiedName table) {

	private static final Duration FIRST = Duration.ofMillis(250);

	private static final Duration LONGEST = Duration.ofSeconds(10);

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final String LAG = "(SELECT pg_catalog.max(r.replay_lag) OPERATOR(pg_catalog.>) "
			+ "'10 s'::pg_catalog.interval FROM pg_catalog.pg_stat_replication r)";

	/**
	 * Wait as long as somebody is to go first.
	 * @param told what is waited for, {@code null} at the end
	 * @return whether the batch may go on; else it was told to stop
	 * @throws SQLException if the connection is lost
	 */
	boolean pass(Consumer<@Nullable String> told) throws SQLException {
		Duration pause = FIRST;
		Duration waited = Duration.ZERO;
		String reason = reason();
		while (reason != null && waited.compareTo(PATIENCE) < 0) {
			told.accept(reason);
			if (!this.pacing.passes(pause)) {
				return false;
			}
			waited = waited.plus(pause);
			pause = (pause.multipliedBy(2).compareTo(LONGEST) > 0) ? LONGEST : pause.multipliedBy(2);
			reason = reason();
		}
		told.accept(null);
		return true;
	}

	private @Nullable String reason() throws SQLException {
		return this.session.queryOne(
				"SELECT CASE " + ofTable() + "WHEN " + LAG + " THEN 'a replica lags more than 10 s behind' END",
				(row) -> row.getString(1));
	}

	private String ofTable() {
		if (this.table == null) {
			return "";
		}
		String locks = "EXISTS (SELECT FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_database d ON d.oid = l.database "
				+ "WHERE d.datname = pg_catalog.current_database() AND l.pid <> pg_catalog.pg_backend_pid() "
				+ "AND (l.relation = %1$s OR l.relation IN (SELECT p.relid FROM pg_catalog.pg_partition_tree(%1$s) p)) AND "
					.formatted("pg_catalog.to_regclass(" + SqlText.literal(this.table.sql()) + ")");
		String name = SqlText.literal(" on " + this.table) + "::pg_catalog.text";
		return "WHEN " + locks + "NOT l.granted) THEN 'others wait for a lock' OPERATOR(pg_catalog.||) " + name
				+ " WHEN " + locks
				+ "l.granted AND l.mode = 'ShareUpdateExclusiveLock') THEN 'vacuum or another upkeep runs' "
				+ "OPERATOR(pg_catalog.||) " + name + " ";
	}

}
