package dev.limbeck.ledger;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.SqlState;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.log.LogFields;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.session.LargeAnswerException;
import dev.limbeck.session.MigrationSession;
import dev.limbeck.session.Session.RowReader;
import dev.limbeck.sql.SqlText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger of one database, read and written on a session. A refused privilege is
 * explained with the GRANT that is missing.
 */
public final class LedgerStore {

	private static final Logger logger = LoggerFactory.getLogger(LedgerStore.class);

	private static final int MESSAGE_SIZE = 256 * 1024;

	private final Ledger ledger;

	private final MigrationSession session;

	private final boolean writes;

	private boolean doubted;

	// What is not known yet may be anybody's.
	private boolean guarded;

	private LedgerStore(Ledger ledger, MigrationSession session, boolean writes) {
		this.ledger = ledger;
		this.session = session;
		this.writes = writes;
		this.guarded = !writes;
	}

	/**
	 * Use a ledger to change it.
	 * @param ledger the ledger
	 * @param session where it is
	 * @return the store
	 */
	public static LedgerStore toWrite(Ledger ledger, MigrationSession session) {
		return new LedgerStore(ledger, session, true);
	}

	/**
	 * Use a ledger to read it only: so the GRANT that is told is for no more.
	 * @param ledger the ledger
	 * @param session where it is
	 * @return the store
	 */
	public static LedgerStore toRead(Ledger ledger, MigrationSession session) {
		return new LedgerStore(ledger, session, false);
	}

	/**
	 * Read what the ledger remembers.
	 * @return what was found
	 * @throws SQLException if the connection is lost
	 * @throws LimbeckException if it is damaged, or has lost rows
	 */
	public LedgerState read() throws SQLException {
		return complete(readWhatIsLeft());
	}

	/**
	 * Read what the ledger remembers, without its rows if that is what files say.
	 * @param hashes of the files
	 * @return what was found
	 * @throws SQLException if the connection is lost
	 * @throws LimbeckException if it is damaged, or has lost rows
	 */
	public LedgerState readUnless(SourceHashes hashes) throws SQLException {
		// Who reads only may have no right to see what is run again.
		return complete(readWhatIsLeft(hashes.digest(), this.writes ? hashes.repeatables() : Map.of()));
	}

	private LedgerState complete(LedgerState state) {
		if (!state.lost().isEmpty()) {
			throw LedgerErrors.lostRows(this.ledger, state.lost());
		}
		return state;
	}

	/**
	 * Read what the ledger remembers, for who can do without the rows that it has lost.
	 * @return what was found
	 * @throws SQLException if the connection is lost
	 * @throws LimbeckException if it is damaged
	 */
	public LedgerState readWhatIsLeft() throws SQLException {
		return readWhatIsLeft(null, Map.of());
	}

	private LedgerState readWhatIsLeft(@Nullable String digest, Map<String, String> repeatables) throws SQLException {
		LedgerState state = explain(null, () -> reader().read(this.session.sql(), digest, repeatables));
		this.guarded = state.foreign();
		if (!this.doubted && !state.doubts().isEmpty()) {
			LogFields.NONE.warn(logger)
				.log("The ledger in schema {} is not to be relied on: {}. \"limbeck ledger\" tells what to do",
						this.ledger.schema(), String.join("; ", state.doubts()));
			this.doubted = true;
		}
		return state;
	}

	/**
	 * Read all that tells where a database stands, in one statement as the server's log
	 * counts them.
	 * @param entries how many entries of the log at most
	 * @return what was found
	 * @throws SQLException if the connection is lost
	 */
	public LedgerContents contents(int entries) throws SQLException {
		return explain(null, () -> new LedgerContentsReader(this.ledger).read(this.session.sql(), entries));
	}

	/**
	 * Read as little as tells whether the ledger has changed.
	 * @return a text that changes with it, empty if there is no ledger
	 * @throws SQLException if the connection is lost
	 */
	public String trace() throws SQLException {
		return explain(null, () -> reader().trace(this.session.sql()));
	}

	/**
	 * Refuse to run anything, or to write, with a ledger that a stranger has in hand.
	 * @param state what was read
	 * @throws LimbeckException if it is such a ledger
	 */
	public void requireOwn(LedgerState state) {
		if (state.foreign()) {
			throw LedgerErrors.foreign(this.ledger, state.doubts());
		}
	}

	public void create(LedgerState state) throws SQLException {
		state.others().forEach((sentence) -> LogFields.NONE.warn(logger).log("Making a ledger. {}", sentence));
		explain(state, () -> {
			this.session.sql().execute(this.ledger.creation(!state.schemaExists()));
			return state;
		});
	}

	/**
	 * Look what is wrong with the ledger, and what would mend it.
	 * @return what was found
	 * @throws SQLException if the connection is lost
	 */
	public LedgerRepair damages() throws SQLException {
		return explain(null, () -> {
			LedgerHeader header = reader().header(this.session.sql());
			LedgerRepair repair = new LedgerRepair(this.ledger.schema(), header.shape().exists(),
					header.damages(this.ledger), Set.of(), Set.of());
			if (header.exists() && repair.damages().isEmpty()) {
				return compared(repair);
			}
			boolean logTells = repair.forgetsRevisions() && !repair.concerns(LedgerTable.LOG);
			return logTells ? repair.remembering(remembered(), Set.of()) : repair;
		});
	}

	private LedgerReader reader() {
		return new LedgerReader(this.ledger, this.writes);
	}

	private LedgerRepair compared(LedgerRepair sound) throws SQLException {
		LedgerState state = reader().read(this.session.sql());
		return sound.remembering(new LinkedHashSet<>(state.lost()),
				state.rows().stream().map(AppliedRevision::id).collect(Collectors.toSet()));
	}

	private Set<String> remembered() throws SQLException {
		return new LinkedHashSet<>(query(this.ledger.rememberedQuery(false), (row) -> row.getString(1)));
	}

	public void acquire(MigrationLock lock, LedgerState state) throws SQLException {
		requireOwn(state);
		explain(state, () -> {
			lock.acquire(this.session.sql(), state.exists());
			return lock;
		});
	}

	/**
	 * Read how revisions are taken back whose files are gone.
	 * @param ids the revisions
	 * @return the SQL by id; those that cannot be taken back are missing
	 * @throws SQLException if the connection is lost
	 * @throws LimbeckException if somebody else may write every table, and so this SQL
	 */
	public Map<String, String> downgrades(Collection<String> ids) throws SQLException {
		if (this.writes && !ids.isEmpty()) {
			Map<String, String> writers = new TreeMap<>();
			this.session.sql().query(LedgerTrust.writers(), (row) -> writers.put(row.getString(1), row.getString(2)));
			if (!writers.isEmpty()) {
				throw LedgerErrors.writable(this.ledger, ids, writers);
			}
		}
		return texts("downgrade_sql", ids);
	}

	/**
	 * Read the upgrades as they were applied.
	 * @param ids the revisions
	 * @return the SQL by id; where it was not kept it is missing
	 * @throws SQLException if the connection is lost
	 */
	public Map<String, String> upgrades(Collection<String> ids) throws SQLException {
		return texts("upgrade_sql", ids);
	}

	/**
	 * Read the upgrades as they were applied, as far as this role may see them.
	 * @param ids the revisions
	 * @return the SQL by id, nothing if it may see none
	 * @throws SQLException if the connection is lost
	 */
	public Map<String, String> upgradesInSight(Collection<String> ids) throws SQLException {
		try {
			return upgrades(ids);
		}
		catch (LimbeckException ex) {
			if (LedgerErrors.MISSING_PRIVILEGE.equals(ex.code())) {
				return Map.of();
			}
			throw ex;
		}
	}

	private Map<String, String> texts(String column, Collection<String> ids) throws SQLException {
		Map<String, String> found = new HashMap<>();
		if (!ids.isEmpty()) {
			explain(null, LedgerGrants::readingSql,
					() -> query(
							"SELECT revision, " + column + " FROM " + this.ledger.revisionTable() + " WHERE " + column
									+ " IS NOT NULL AND revision = ANY (" + SqlText.textArray(ids) + ")",
							(row) -> found.put(row.getString(1), row.getString(2))));
		}
		return found;
	}

	/**
	 * Read which scripts were run that are run again when they have changed.
	 * @return checksums by their names, those that were run last behind the others
	 * @throws SQLException if the connection is lost
	 */
	public Map<String, List<String>> repeatables() throws SQLException {
		Map<String, List<String>> found = new TreeMap<>();
		explain(null, () -> query(
				"SELECT name, checksum FROM " + this.ledger.table(LedgerTable.SCRIPT)
						+ " WHERE kind OPERATOR(pg_catalog.=) '" + LedgerWriter.REPEATABLE + "' ORDER BY applied_at",
				(row) -> found.computeIfAbsent(row.getString(1), (name) -> new ArrayList<>()).add(row.getString(2))));
		return found;
	}

	/**
	 * Read how far a step came that was begun and not finished.
	 * @param id the revision
	 * @return what is known, or {@code null} if there is no such step
	 * @throws SQLException if the connection is lost
	 */
	public @Nullable UnfinishedStep unfinished(String id) throws SQLException {
		List<UnfinishedStep> found = explain(null, () -> query(
				"SELECT progress OPERATOR(pg_catalog.->>) 'of', progress OPERATOR(pg_catalog.->>) 'done', progress OPERATOR(pg_catalog.->>) 'hash', "
						+ "progress OPERATOR(pg_catalog.->>) 'begun' IS NOT NULL, progress OPERATOR(pg_catalog.->>) 'failed' IS NOT NULL, "
						+ "progress OPERATOR(pg_catalog.->) 'batch' IS NOT NULL, " + BatchProgress.COLUMNS + " FROM "
						+ this.ledger.revisionTable() + " WHERE state <> 'applied' AND revision = "
						+ SqlText.literal(id),
				UnfinishedStep::read));
		return found.isEmpty() ? null : found.get(0);
	}

	/**
	 * Read the end of the log.
	 * @param limit how many entries at most
	 * @return entries, newest first
	 * @throws SQLException if the connection is lost
	 */
	public List<LogEntry> log(int limit) throws SQLException {
		return explain(null, () -> query(this.ledger.logQuery(limit), LogEntry::read));
	}

	/**
	 * Find out what a run has done.
	 * @param event what the log calls it
	 * @param revisions to which
	 * @param run what the log calls the run
	 * @return how long each took; what was not done, or by another run, is missing
	 * @throws SQLException if the connection is lost
	 */
	public Map<String, Duration> logged(String event, Collection<String> revisions, String run) throws SQLException {
		Map<String, Duration> found = new HashMap<>();
		explain(null,
				() -> query(
						"SELECT revision, detail OPERATOR(pg_catalog.->>) 'duration_ms' FROM " + this.ledger.logTable()
								+ " WHERE event = " + SqlText.literal(event) + " AND revision = ANY ("
								+ SqlText.textArray(revisions) + ") AND detail OPERATOR(pg_catalog.->>) 'run' = "
								+ SqlText.literal(run),
						(row) -> found.put(row.getString(1), Duration.ofMillis(row.getLong(2)))));
		return found;
	}

	/**
	 * Change the ledger in one transaction, under the migration lock.
	 * @param statements what to do
	 * @throws SQLException if the connection is lost
	 * @throws LimbeckException if the server refuses; then nothing is changed
	 */
	public void change(List<String> statements) throws SQLException {
		explain(LedgerState.THERE, () -> {
			try {
				for (String message : messages(statements)) {
					this.session.sql().execute(message);
				}
				return statements;
			}
			catch (SQLException ex) {
				if (LedgerWriter.isOvertaken(ex.getSQLState())) {
					throw LedgerErrors.notChanged(ex);
				}
				throw ex;
			}
		});
	}

	/**
	 * Remember of files that have other bytes than those that were applied, and the same
	 * checksum, what they are now: the next start need not read them. A role that may not
	 * write leaves that to one that may.
	 * @param hashes tells which
	 * @param state what was read
	 * @throws SQLException if the connection is lost
	 */
	public void renew(SourceHashes hashes, LedgerState state) throws SQLException {
		String renewal = (state.writable() && !state.foreign()) ? hashes.renewal(this.ledger, state.rows()) : "";
		if (renewal.isEmpty()) {
			return;
		}
		try {
			this.session.sql().execute(renewal);
		}
		catch (SQLException ex) {
			if (this.session.sql().isLost(ex)) {
				throw ex;
			}
			LogFields.NONE.debug(logger).log("Hashes of files were not renewed: {}", ServerErrors.message(ex));
		}
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

	private <T> List<T> query(String sql, RowReader<T> reader) throws SQLException {
		if (!this.guarded) {
			return this.session.sql().query(sql, reader);
		}
		List<T> found = new ArrayList<>();
		LedgerGuard.query(this.session.sql(), sql, (row) -> found.add(reader.read(row)));
		return found;
	}

	private <T> T explain(@Nullable LedgerState state, LedgerAccess<T> access) throws SQLException {
		return explain(state, LedgerGrants::reading, access);
	}

	private <T> T explain(@Nullable LedgerState state, Function<LedgerGrants, String> toRead, LedgerAccess<T> access)
			throws SQLException {
		try {
			return access.run();
		}
		catch (LargeAnswerException ex) {
			throw LedgerErrors.tooLarge(this.ledger, owners(ex));
		}
		catch (SQLException ex) {
			if (SqlState.UNDEFINED_OBJECT.equals(ex.getSQLState()) && ServerErrors.message(ex).contains("plpgsql")) {
				throw LedgerErrors.missingLanguage(ex);
			}
			if (SqlState.INSUFFICIENT_PRIVILEGE.equals(ex.getSQLState())) {
				throw this.writes ? LedgerErrors.missingPrivilege(this.ledger, state, this.session.role(), ex)
						: LedgerErrors.missingSelect(this.ledger, askedRole(ex), ex, toRead);
			}
			throw ex;
		}
	}

	private List<String> owners(LargeAnswerException large) throws SQLException {
		try {
			return reader().header(this.session.sql()).trust().owners();
		}
		catch (LargeAnswerException ex) {
			large.addSuppressed(ex);
			return List.of();
		}
	}

	private String askedRole(SQLException refusal) throws SQLException {
		try {
			return this.session.askedRole();
		}
		catch (SQLException ex) {
			refusal.addSuppressed(ex);
			throw refusal;
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
