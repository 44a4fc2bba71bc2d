package dev.limbeck.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Stream;

import dev.limbeck.SqlState;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * The tables in which a database remembers its revisions, by name and by SQL. Format 1.
 */
public final class Ledger {

	/** The format this version writes, and the newest it understands. */
	static final int FORMAT = 1;

	private static final String COMMENT = "limbeck ledger ";

	private static final String REVISION = "limbeck_revision";

	private static final String SCRIPT = "limbeck_script";

	private static final String LOG = "limbeck_log";

	private static final String ROW = "revision, parents, depends_on, labels, replaces, description, checksum, state";

	private final String schema;

	public Ledger(String schema) {
		this.schema = schema;
	}

	String schema() {
		return this.schema;
	}

	public String revisionTable() {
		return table(REVISION);
	}

	public String logTable() {
		return table(LOG);
	}

	/**
	 * Return the key of the advisory lock that guards this ledger: the first 8 bytes of
	 * the SHA-256 of {@code limbeck:} and the name of the schema.
	 * @return the key
	 */
	public long lockKey() {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			return ByteBuffer.wrap(digest.digest(("limbeck:" + this.schema).getBytes(StandardCharsets.UTF_8)))
				.getLong();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return a condition: whether the session holds the lock, however it took it.
	 * @return the SQL
	 */
	String holdsLock() {
		long key = lockKey();
		return String.format(Locale.ROOT, """
				EXISTS (SELECT FROM pg_catalog.pg_locks l WHERE l.pid = pg_catalog.pg_backend_pid()
				      AND l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND l.mode = 'ExclusiveLock'
				      AND l.classid::pg_catalog.int8 = %d AND l.objid::pg_catalog.int8 = %d)""", key >>> 32,
				key & 0xFFFFFFFFL);
	}

	/**
	 * Return a query for one row: whether the schema exists, whether the ledger does, and
	 * its comment.
	 * @return the SQL
	 */
	String headerQuery() {
		// The catalog may be read by roles that may not use the schema.
		return "SELECT n.oid IS NOT NULL, c.oid IS NOT NULL, pg_catalog.obj_description(c.oid, 'pg_class') "
				+ "FROM (VALUES (1)) AS one LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = "
				+ SqlText.literal(this.schema) + " LEFT JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid "
				+ "AND c.relname = " + SqlText.literal(REVISION);
	}

	String rowsQuery() {
		return "SELECT " + ROW + " FROM " + revisionTable();
	}

	String fullRowsQuery() {
		return "SELECT " + ROW + ", origin, applied_at, duration_ms, applied_by, application, host FROM "
				+ revisionTable() + " ORDER BY applied_at, revision";
	}

	String logQuery(int limit) {
		return "SELECT id, at, event, revision, detail::pg_catalog.text FROM " + logTable() + " ORDER BY id DESC LIMIT "
				+ limit;
	}

	/**
	 * Return a query for one row with one text, which is another one whenever a revision
	 * has been applied, undone or begun, or has come a statement further. The time alone
	 * would not do: clocks go back.
	 * @return the SQL
	 */
	public String traceQuery() {
		return "SELECT pg_catalog.concat_ws(' ', pg_catalog.count(*), pg_catalog.max(applied_at), "
				+ "pg_catalog.sum(pg_catalog.hashtextextended(revision, 0)), "
				+ "pg_catalog.string_agg(pg_catalog.concat(revision, ' ', state, ' ', progress), ' ' "
				+ "ORDER BY revision) FILTER (WHERE state <> 'applied')) FROM " + revisionTable();
	}

	/**
	 * Return the number in the comment of a ledger.
	 * @param comment the comment, or {@code null}
	 * @return the format, or 0 if the comment is none of ours
	 */
	static int format(@Nullable String comment) {
		if (comment == null || !comment.matches(COMMENT + "\\d{1,6}")) {
			return 0;
		}
		return Integer.parseInt(comment.substring(COMMENT.length()));
	}

	/**
	 * Return the comment on the table of revisions.
	 * @return the format this version writes
	 */
	static String comment() {
		return COMMENT + FORMAT;
	}

	/**
	 * Return the script that creates the ledger in one transaction.
	 * @param createSchema whether the schema is missing, too
	 * @return the SQL
	 */
	String creation(boolean createSchema) {
		return "BEGIN;\n" + tables(createSchema) + "\nCOMMIT";
	}

	/**
	 * Return the statements that create the ledger.
	 * @param createSchema whether the schema is missing, too
	 * @return the SQL, ending with a semicolon
	 */
	public String tables(boolean createSchema) {
		String schemaStatement = createSchema ? "CREATE SCHEMA " + SqlText.identifier(this.schema) + ";\n" : "";
		return String.format(Locale.ROOT,
				"""
						%sCREATE TABLE %s (
						  revision text PRIMARY KEY, parents text[] NOT NULL, depends_on text[] NOT NULL, labels text[] NOT NULL,
						  replaces text[] NOT NULL, description text NOT NULL, checksum text NOT NULL,
						  upgrade_sql text, downgrade_sql text,
						  state text NOT NULL CHECK (state IN ('applied', 'running', 'reverting')), progress jsonb,
						  origin text NOT NULL CHECK (origin IN ('upgrade', 'stamp', 'adopt')),
						  applied_at timestamptz NOT NULL DEFAULT clock_timestamp(), duration_ms bigint,
						  applied_by text NOT NULL DEFAULT session_user, application text, host text);
						CREATE TABLE %s (
						  kind text, name text, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
						  PRIMARY KEY (kind, name, checksum));
						CREATE TABLE %s (
						  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp(),
						  event text NOT NULL, revision text, detail jsonb);
						COMMENT ON TABLE %s IS '%s';
						REVOKE ALL ON %s, %s, %s FROM PUBLIC;""",
				schemaStatement, revisionTable(), table(SCRIPT), logTable(), revisionTable(), comment(),
				revisionTable(), table(SCRIPT), logTable());
	}

	/**
	 * Return whether it was a table of this ledger that a role had no privilege on.
	 * @param ex the server's answer
	 * @return whether to look at the ledger's privileges
	 */
	public boolean refused(SQLException ex) {
		return SqlState.INSUFFICIENT_PRIVILEGE.equals(ex.getSQLState())
				&& Stream.of(REVISION, SCRIPT, LOG).anyMatch(ServerErrors.message(ex)::contains);
	}

	private String table(String name) {
		return SqlText.identifier(this.schema) + "." + name;
	}

}
