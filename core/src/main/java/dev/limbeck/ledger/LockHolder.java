package dev.limbeck.ledger;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

import dev.limbeck.VisibleText;
import dev.limbeck.log.LogField;
import dev.limbeck.log.LogFields;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.session.Session;
import dev.limbeck.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * Who holds the migration lock, as far as this role may see.
 *
 * @param pid its backend
 * @param application its application name
 * @param host where it connects from
 * @param since when it connected
 * @param revision the revision it runs or ran last
 * @param activity whether its backend does anything at the moment
 * @param progress changes whenever the ledger moves or its backend does something
 */
public record LockHolder(int pid, @Nullable String application, @Nullable String host, @Nullable String since,
		@Nullable String revision, Activity activity, @Nullable String progress) {

	private static final LockHolder GONE = new LockHolder(0, null, null, null, null, Activity.WORKS, null);

	/** How much of a message its comment may take. */
	public static final int LONGEST_COMMENT = 800;

	private static final String COMMENT = "/* limbeck ";

	// Of another role's backend the state is not shown, but whether it is in a
	// transaction is: each holds a lock on its own virtual id.
	private static final String ACTIVITY = "CASE WHEN l.pid = pg_catalog.pg_backend_pid() THEN 'OWN' "
			+ "WHEN NOT o.migrates THEN 'FOREIGN' WHEN a.state LIKE 'idle%' THEN 'IDLE' WHEN a.state <> 'disabled' "
			+ "THEN 'WORKS' WHEN EXISTS (SELECT FROM pg_catalog.pg_locks v WHERE v.pid = l.pid "
			+ "AND v.locktype = 'virtualxid') THEN 'UNKNOWN' ELSE 'IDLE' END";

	/**
	 * Return a condition: whether anybody holds the lock.
	 * @param ledger whose lock it is
	 * @return the SQL
	 */
	static String exists(Ledger ledger) {
		return "EXISTS (SELECT FROM pg_catalog.pg_locks l WHERE " + ofLock(ledger) + ")";
	}

	private static String ofLock(Ledger ledger) {
		long key = ledger.lockKey();
		return "l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND l.classid::pg_catalog.int8 = "
				+ (key >>> 32) + " AND l.objid::pg_catalog.int8 = " + (key & 0xFFFFFFFFL)
				+ " AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())";
	}

	// Anybody may take any advisory lock. One who cannot write the ledger, nor make it if
	// there is none, does not migrate, whatever its backend does.
	private static String migrates(Ledger ledger) {
		String schema = SqlText.literal(ledger.schema());
		String roles = " FROM pg_catalog.pg_roles m WHERE pg_catalog.pg_has_role(a.usesysid, m.oid, 'MEMBER'))";
		return "COALESCE((SELECT pg_catalog.bool_or(pg_catalog.has_table_privilege(m.oid, c.oid, 'INSERT'))"
				+ " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace, "
				+ "pg_catalog.pg_roles m WHERE n.nspname = " + schema + " AND c.relname = "
				+ SqlText.literal(LedgerTable.REVISION.tableName())
				+ " AND pg_catalog.pg_has_role(a.usesysid, m.oid, 'MEMBER')), "
				+ "(SELECT pg_catalog.bool_or(pg_catalog.has_database_privilege(m.oid, l.database, 'CREATE') "
				+ "OR EXISTS (SELECT FROM pg_catalog.pg_namespace n WHERE n.nspname = " + schema
				+ " AND pg_catalog.has_schema_privilege(m.oid, n.oid, 'CREATE')))" + roles + ", true)";
	}

	/**
	 * Find who holds the lock, and whether the ledger moves meanwhile.
	 * @param session where to look
	 * @param ledger whose lock it is
	 * @param ledgerExists whether its tables can be read
	 * @return the holder, or one that is not present
	 * @throws SQLException if the connection is lost
	 */
	public static LockHolder find(Session session, Ledger ledger, boolean ledgerExists) throws SQLException {
		return ledgerExists
				? find(session, ledger, "(SELECT pg_catalog.max(id) FROM " + ledger.logTable() + ")",
						"ARRAY(SELECT r.revision FROM " + ledger.revisionTable()
								+ " r WHERE r.state = 'applied' AND r.revision = ANY (pg_catalog.string_to_array("
								+ "pg_catalog.left(a.query, " + LONGEST_COMMENT + "), ' ')))")
				: find(session, ledger, List.of());
	}

	/**
	 * Find who holds the lock, and do not look into the ledger.
	 * @param session where to look
	 * @param ledger whose lock it is
	 * @param applied what is known to be applied
	 * @return the holder, or one that is not present
	 * @throws SQLException if the connection is lost
	 */
	public static LockHolder find(Session session, Ledger ledger, Collection<String> applied) throws SQLException {
		return find(session, ledger, "NULL", SqlText.textArray(applied));
	}

	private static LockHolder find(Session session, Ledger ledger, String moved, String applied) throws SQLException {
		List<LockHolder> holders = session.query(
				"SELECT l.pid, a.application_name, pg_catalog.host(a.client_addr), "
						+ "a.backend_start::pg_catalog.timestamptz(0)::pg_catalog.text, pg_catalog.left(a.query, "
						+ LONGEST_COMMENT + "), " + ACTIVITY + ", pg_catalog.concat_ws(' ', " + moved
						+ ", CASE WHEN o.migrates THEN a.state_change END), " + applied
						+ " FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid "
						+ "CROSS JOIN LATERAL (SELECT " + migrates(ledger) + " AS migrates) o WHERE " + ofLock(ledger),
				(row) -> new LockHolder(row.getInt(1), row.getString(2), row.getString(3), row.getString(4),
						revision(row.getString(5), List.of((String[]) row.getArray(8).getArray())),
						Activity.valueOf(row.getString(6)), row.getString(7)));
		return holders.isEmpty() ? GONE : holders.get(0);
	}

	/**
	 * Return whether anybody holds the lock.
	 * @return whether there is such a session
	 */
	public boolean present() {
		return this.pid != 0;
	}

	/**
	 * Tell whether it is certain that it does something.
	 * @return whether to wait for it without a limit
	 */
	public boolean works() {
		return this.activity == Activity.WORKS;
	}

	/**
	 * Tell whether it is the session that asks.
	 * @return whether there is nobody to wait for
	 */
	boolean own() {
		return this.activity == Activity.OWN;
	}

	/**
	 * Tell whether it is certain that it does not migrate.
	 * @return whether to wait for it no longer than for one that does nothing
	 */
	public boolean foreign() {
		return this.activity == Activity.FOREIGN;
	}

	/**
	 * Return what is known of it once nothing has moved for long.
	 * @return what follows on its description and a comma
	 */
	public String inaction() {
		return switch (this.activity) {
			case UNKNOWN ->
				"of which it is not known whether it works: this role may not see what it does, and nothing has moved";
			case FOREIGN -> "whose role may not write the ledger, so it does not migrate; and nothing has moved";
			case OWN, WORKS, IDLE -> "which has done nothing";
		};
	}

	/**
	 * Return how to look at it, and how to end it.
	 * @return sentences with SQL, the last of them without an end
	 */
	public String remedy() {
		if (foreign()) {
			return "Look at it with SELECT usename, application_name, client_addr, query FROM pg_stat_activity WHERE pid = "
					+ this.pid + ". End its session with SELECT pg_terminate_backend(" + this.pid
					+ "), as a member of pg_signal_backend or of its own role, keep its role from coming back, and";
		}
		boolean unknown = this.activity == Activity.UNKNOWN;
		return "Look at it with SELECT state, query_start, query FROM pg_stat_activity WHERE pid = " + this.pid
				+ (unknown
						? ", as a member of pg_read_all_stats or of its own role: if it works, raise limbeck.lock.wait."
						: ", and at what its process is doing.")
				+ " If it hangs, end its process, or its session with SELECT pg_terminate_backend(" + this.pid + ")"
				+ (unknown ? ", as a member of pg_signal_backend or of its own role" : "") + ", and";
	}

	public LogFields fields() {
		return LogFields.of(LogField.HOLDER_PID, present() ? this.pid : null);
	}

	public String description() {
		if (!present()) {
			return "a session that has just ended";
		}
		StringBuilder text = new StringBuilder("pid " + this.pid);
		append(text, " (", this.application, ")");
		append(text, " from ", this.host, "");
		append(text, ", connected since ", this.since, "");
		append(text, ", revision ", this.revision, "");
		return text.toString();
	}

	private static void append(StringBuilder text, String before, @Nullable String value, String after) {
		if (value != null && !value.isEmpty()) {
			text.append(before).append(VisibleText.line(value)).append(after);
		}
	}

	/**
	 * Return the comment by which a message says what it runs.
	 * @param direction up or down
	 * @param revisions in their order
	 * @return the comment, with as many of them as others can see
	 */
	public static String comment(Direction direction, List<String> revisions) {
		StringBuilder comment = new StringBuilder(COMMENT);
		if (revisions.size() > 1) {
			comment.append(direction.code()).append(' ');
		}
		for (String revision : revisions) {
			if (comment.length() + revision.length() + 3 > LONGEST_COMMENT) {
				break;
			}
			comment.append(revision).append(' ');
		}
		return comment.append("*/ ").toString();
	}

	// Of several in one message the first that is not done yet.
	static @Nullable String revision(@Nullable String query, Collection<String> applied) {
		int begin = (query != null) ? query.indexOf(COMMENT) : -1;
		if (query == null || begin < 0) {
			return null;
		}
		int end = query.indexOf(" */", begin);
		List<String> words = List
			.of(query.substring(begin + COMMENT.length(), (end < 0) ? query.length() : end).split(" "));
		if (words.size() == 1) {
			return words.get(0);
		}
		boolean up = words.get(0).equals(Direction.UPGRADE.code());
		List<String> revisions = words.subList(1, words.size());
		return revisions.stream()
			.filter((revision) -> applied.contains(revision) != up)
			.findFirst()
			.orElse(revisions.get(revisions.size() - 1));
	}

	/**
	 * What a backend does at the moment.
	 */
	enum Activity {

		/** It runs a statement. */
		WORKS,

		/** It does nothing. */
		IDLE,

		/** It asks who holds the lock. */
		OWN,

		/** Its role may not migrate, whatever it runs. */
		FOREIGN,

		/** It is in a transaction, and this role may not see whether it runs anything. */
		UNKNOWN

	}

}
