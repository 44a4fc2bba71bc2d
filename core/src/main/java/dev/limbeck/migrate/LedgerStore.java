package dev.limbeck.migrate;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.limbeck.LimbeckException;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of one database, read and written on a session. A refused privilege is
 * explained with the GRANT that is missing.
 */
final class LedgerStore {

	private static final int MESSAGE_SIZE = 256 * 1024;

	private final Ledger ledger;

	private final MigrationSession session;

	LedgerStore(Ledger ledger, MigrationSession session) {
		this.ledger = ledger;
		this.session = session;
	}

	LedgerState read() throws SQLException {
		return explain(null, () -> new LedgerReader(this.ledger).read(this.session.session()));
	}

	void create(LedgerState state) throws SQLException {
		explain(state, () -> {
			this.session.session().execute(this.ledger.creation(!state.schemaExists()));
			return state;
		});
	}

	void acquire(MigrationLock lock, LedgerState state) throws SQLException {
		explain(state, () -> {
			lock.acquire(this.session.session(), state.exists());
			return lock;
		});
	}

	/**
	 * Read how revisions are taken back whose files are gone.
	 * @param ids the revisions
	 * @return the SQL by id; those that cannot be taken back are missing
	 * @throws SQLException if the connection is lost
	 */
	Map<String, String> downgrades(Collection<String> ids) throws SQLException {
		Map<String, String> found = new HashMap<>();
		if (!ids.isEmpty()) {
			explain(null, () -> this.session.session()
				.query("SELECT revision, downgrade_sql FROM " + this.ledger.revisionTable()
						+ " WHERE downgrade_sql IS NOT NULL AND revision = ANY (" + SqlText.textArray(ids) + ")",
						(row) -> found.put(row.getString(1), row.getString(2))));
		}
		return found;
	}

	/**
	 * Read how far a step came that was begun and not finished.
	 * @param id the revision
	 * @return what is known, or {@code null} if there is no such step
	 * @throws SQLException if the connection is lost
	 */
	@Nullable UnfinishedStep unfinished(String id) throws SQLException {
		List<UnfinishedStep> found = explain(null, () -> this.session.session()
			.query("SELECT progress ->> 'of', progress ->> 'done', progress ->> 'hash', "
					+ "progress ->> 'begun' IS NOT NULL, progress ->> 'failed' IS NOT NULL FROM "
					+ this.ledger.revisionTable() + " WHERE state <> 'applied' AND revision = " + SqlText.literal(id),
					UnfinishedStep::read));
		return found.isEmpty() ? null : found.get(0);
	}

	/**
	 * Read the end of the log.
	 * @param limit how many entries at most
	 * @return entries, newest first
	 * @throws SQLException if the connection is lost
	 */
	List<LogEntry> log(int limit) throws SQLException {
		return explain(null,
				() -> this.session.session()
					.query("SELECT id, at, event, revision, detail::pg_catalog.text FROM " + this.ledger.logTable()
							+ " ORDER BY id DESC LIMIT " + limit,
							(row) -> new LogEntry(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant(),
									row.getString(3), row.getString(4), row.getString(5))));
	}

	/**
	 * Change the ledger in one transaction, under the migration lock.
	 * @param statements what to do
	 * @throws SQLException if the connection is lost
	 * @throws LimbeckException if the server refuses; then nothing is changed
	 */
	void change(List<String> statements) throws SQLException {
		explain(new LedgerState(true, true, List.of()), () -> {
			for (String message : messages(statements)) {
				this.session.session().execute(message);
			}
			return statements;
		});
	}

	private static List<String> messages(List<String> statements) {
		List<String> messages = new ArrayList<>();
		StringBuilder message = new StringBuilder("BEGIN;\n");
		for (String statement : statements) {
			message.append(statement).append(";\n");
			if (message.length() > MESSAGE_SIZE) {
				messages.add(message.toString());
				message.setLength(0);
			}
		}
		messages.add(message.append("COMMIT").toString());
		return messages;
	}

	private <T> T explain(@Nullable LedgerState state, LedgerAccess<T> access) throws SQLException {
		try {
			return access.run();
		}
		catch (SQLException ex) {
			if ("42501".equals(ex.getSQLState())) {
				throw LedgerErrors.missingPrivilege(this.ledger, state, this.session.role(), ex);
			}
			throw ex;
		}
	}

	/**
	 * A use of the ledger.
	 *
	 * @param <T> what it yields
	 */
	private interface LedgerAccess<T> {

		T run() throws SQLException;

	}

}
