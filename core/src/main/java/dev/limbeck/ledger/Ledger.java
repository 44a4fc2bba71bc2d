package dev.limbeck.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.SqlState;
import dev.limbeck.VisibleText;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.sql.SessionDefaults;
import dev.limbeck.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * The tables in which a database remembers its revisions, by name and by SQL. Format 1.
 */
public final class Ledger {

	/** The format this version writes, and the newest it understands. */
	static final int FORMAT = 1;

	// In bytes.
	private static final int LONGEST_NAME = 63;

	private static final String COMMENT = "limbeck ledger ";

	/** In place of the state, where a row tells which rows are lost. */
	static final String LOST = "lost";

	/** In place of the checksum, where a row tells that no others are needed. */
	static final String EXPECTED = "expected";

	private static final String ROW = "revision, parents, depends_on, labels, replaces, description, checksum, source_hash, state";

	private final String schema;

	private final String quotedSchema;

	private final long lockKey;

	public Ledger(String schema) {
		this.schema = schema;
		this.quotedSchema = SqlText.identifier(schema);
		this.lockKey = lockKey(schema);
	}

	/**
	 * Refuse the name of a schema that cannot hold a ledger. The server would cut a long
	 * name off, so that two ledgers would be one.
	 * @param schema the name as it was set
	 * @return the same
	 * @throws LimbeckException if no ledger can be there
	 */
	public static String checkSchema(String schema) {
		int length = schema.getBytes(StandardCharsets.UTF_8).length;
		if (length > LONGEST_NAME) {
			throw badSchema(schema,
					", which is " + length + " bytes long: PostgreSQL would cut it off behind " + LONGEST_NAME,
					"Name a shorter schema.");
		}
		if (schema.isBlank() || schema.startsWith("pg_") || schema.equals("information_schema")
				|| schema.indexOf(0) >= 0) {
			throw badSchema(schema, ", where no ledger can be",
					"Name a schema of your own, or leave the setting out: the default is public.");
		}
		return schema;
	}

	private static LimbeckException badSchema(String schema, String why, String action) {
		return new LimbeckException("bad-ledger-schema",
				"limbeck.ledger.schema is \"" + VisibleText.line(schema) + "\"" + why + ".", action);
	}

	String schema() {
		return this.schema;
	}

	public String revisionTable() {
		return table(LedgerTable.REVISION);
	}

	public String logTable() {
		return table(LedgerTable.LOG);
	}

	/**
	 * Return the key of the advisory lock that guards this ledger: the first 8 bytes of
	 * the SHA-256 of {@code limbeck:} and the name of the schema.
	 * @return the key
	 */
	public long lockKey() {
		return this.lockKey;
	}

	private static long lockKey(String schema) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			return ByteBuffer.wrap(digest.digest(("limbeck:" + schema).getBytes(StandardCharsets.UTF_8))).getLong();
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
	 * Return a query for one row: whether the schema exists, whether the table of
	 * revisions does, its comment, what the tables are and who could have written them,
	 * whether the log may be read, and, if that table does not exist, what else remembers
	 * migrations; and what tells whether sessions begin with something else by now.
	 * @return the SQL
	 */
	String headerQuery() {
		// The catalog may be read by roles that may not use the schema.
		return catalog()
				+ "SELECT n.oid IS NOT NULL, c.oid IS NOT NULL, pg_catalog.obj_description(c.oid, 'pg_class'), "
				+ "ARRAY(" + facts() + "), EXISTS (SELECT FROM its l WHERE l.relname = "
				+ SqlText.literal(LedgerTable.LOG.tableName())
				+ " AND pg_catalog.has_table_privilege(l.oid, 'SELECT')), CASE WHEN c.oid IS NULL THEN ARRAY("
				+ OtherTables.query() + ") END, " + SessionDefaults.FINGERPRINT + " "
				+ "FROM (VALUES (1)) AS one LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = "
				+ SqlText.literal(this.schema) + " LEFT JOIN its c ON c.relname = "
				+ SqlText.literal(LedgerTable.REVISION.tableName());
	}

	private String catalog() {
		return "WITH RECURSIVE " + LedgerTrust.roles() + ", " + LedgerShape.tables(SqlText.literal(this.schema)) + " ";
	}

	private String facts() {
		return LedgerShape.query() + " UNION ALL " + LedgerTrust.query(SqlText.literal(this.schema));
	}

	/**
	 * Return a condition: whether nothing would run if the ledger were read.
	 * @param facts an expression, the array of facts that the header has
	 * @return the SQL
	 */
	String readable(String facts) {
		return "NOT EXISTS (" + LedgerTrust.objections(facts, true) + ") AND " + LedgerTrust.typed(facts);
	}

	/**
	 * Return a query for what speaks against running what the ledger says.
	 * @return the SQL, for texts; no row if nothing does
	 */
	String objections() {
		return LedgerTrust.objections("ARRAY(" + catalog() + facts() + ")", false);
	}

	/**
	 * Return a query for what is applied, unless that is what was expected: then no row
	 * of it travels. There is one row more, whose state is {@link #LOST}, and whose
	 * checksum is {@link #EXPECTED} then; its parents are what
	 * {@link #rowsQuery(boolean)} tells of.
	 * @param withLog whether the log may be read; without it nothing is lost
	 * @param digest what {@link SourceHashes#digest} gives
	 * @param repeated what was run, too, by then: a condition in SQL, or nothing
	 * @return the SQL
	 */
	String rowsQuery(boolean withLog, String digest, String repeated) {
		String table = revisionTable();
		String lost = withLog ? "ARRAY(" + rememberedQuery(true) + ")" : "ARRAY[]::pg_catalog.text[]";
		return "WITH held AS MATERIALIZED (SELECT " + LedgerDigest.sql("r") + " OPERATOR(pg_catalog.=) "
				+ SqlText.literal(digest) + repeated + " AS same FROM " + table + " r) SELECT " + ROW + " FROM " + table
				+ " WHERE NOT (SELECT h.same FROM held h) UNION ALL SELECT '', " + lost
				+ ", '{}', '{}', '{}', '', CASE WHEN h.same THEN '" + EXPECTED + "' ELSE '' END, NULL, '" + LOST
				+ "' FROM held h";
	}

	/**
	 * Return a query for what is applied. In the same snapshot it tells of revisions that
	 * are applied as the log tells, but have no row: they are the parents of one more
	 * row, whose state is {@link #LOST}.
	 * @param withLog whether the log may be read; without it nothing is lost
	 * @return the SQL
	 */
	String rowsQuery(boolean withLog) {
		return "SELECT " + ROW + " FROM " + revisionTable() + (withLog ? " UNION ALL SELECT " + lostRow() : "");
	}

	/**
	 * Return a condition: whether all of some scripts were run at some time, as they are
	 * now.
	 * @param checksums by their names
	 * @return the SQL, behind an {@code AND}; nothing if there are no scripts
	 */
	String repeated(Map<String, String> checksums) {
		if (checksums.isEmpty()) {
			return "";
		}
		String files = checksums.entrySet()
			.stream()
			.map((file) -> "(" + SqlText.literal(file.getKey()) + ", " + SqlText.literal(file.getValue()) + ")")
			.collect(Collectors.joining(", "));
		return " AND NOT EXISTS (SELECT FROM (VALUES " + files
				+ ") AS file (name, checksum) WHERE NOT EXISTS (SELECT FROM " + table(LedgerTable.SCRIPT)
				+ " s WHERE s.kind OPERATOR(pg_catalog.=) '" + LedgerWriter.REPEATABLE
				+ "' AND s.name OPERATOR(pg_catalog.=) file.name AND s.checksum OPERATOR(pg_catalog.=) file.checksum))";
	}

	String fullRowsQuery(boolean withLog) {
		return "SELECT " + ROW + ", origin, applied_at, duration_ms, applied_by, application, host, "
				+ "progress OPERATOR(pg_catalog.->>) 'done', progress OPERATOR(pg_catalog.->>) 'of', "
				+ BatchProgress.COLUMNS + " FROM " + revisionTable()
				+ (withLog ? " UNION ALL SELECT " + lostRow() + ", '', NULL, NULL, ''" + ", NULL".repeat(12) : "")
				+ " ORDER BY applied_at, revision";
	}

	private String lostRow() {
		return "'', ARRAY(" + rememberedQuery(true) + "), '{}', '{}', '{}', '', '', NULL, '" + LOST + "'";
	}

	/**
	 * Return a query for the revisions that are applied as the log tells, in the order in
	 * which they came to be. What a squash stands for needs no row of its own.
	 * @param lost whether to leave out those that have a row
	 * @return the SQL
	 */
	String rememberedQuery(boolean lost) {
		// Nearly nothing is left behind the first condition, so that few rows are sorted.
		// As a join it takes time that grows with the rows, however many there are.
		String known = lost ? " LEFT JOIN (SELECT r.revision FROM " + revisionTable()
				+ " r UNION ALL SELECT pg_catalog.unnest(r.replaces) FROM " + revisionTable()
				+ " r) AS known ON known.revision OPERATOR(pg_catalog.=) e.revision" : "";
		return "SELECT l.revision FROM (SELECT pg_catalog.max(e.id) AS id FROM " + logTable() + " e" + known
				+ " WHERE e.revision IS NOT NULL" + (lost ? " AND known.revision IS NULL" : "")
				+ " AND e.event IN ('upgrade', 'downgrade', 'stamp') GROUP BY e.revision) AS newest JOIN " + logTable()
				+ " l ON l.id = newest.id WHERE l.event = 'upgrade' "
				+ "OR l.detail OPERATOR(pg_catalog.->>) 'direction' = 'add' ORDER BY l.id";
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
		return (createSchema ? "CREATE SCHEMA " + SqlText.identifier(this.schema) + ";\n" : "")
				+ Arrays.stream(LedgerTable.values())
					.map(this::definition)
					.collect(Collectors.joining(";\n", "", ";\n"))
				+ closing(List.of(LedgerTable.values())) + ";";
	}

	/**
	 * Return the statements that create one table of the ledger, for its owner alone.
	 * @param table the table
	 * @return the SQL, without a semicolon at its end
	 */
	String creation(LedgerTable table) {
		return definition(table) + ";\n" + closing(List.of(table));
	}

	private String definition(LedgerTable table) {
		return table.creation(table(table)) + ((table == LedgerTable.REVISION) ? ";\n" + commenting() : "");
	}

	// Default privileges may have granted what they like. Who may read by them reads what
	// is
	// for all who may, and no more.
	private String closing(List<LedgerTable> tables) {
		String numbers = tables.stream()
			.map((table) -> SqlText.literal(table(table)) + "::pg_catalog.regclass")
			.collect(Collectors.joining(", "));
		String sequence = tables.contains(LedgerTable.LOG)
				? ", pg_catalog.pg_get_serial_sequence(" + SqlText.literal(logTable()) + ", 'id')::pg_catalog.regclass"
				: "";
		return SqlText.block("""
				DECLARE
				  it record;
				BEGIN
				  FOR it IN SELECT c.oid::pg_catalog.regclass AS name, c.relname, c.relkind, CASE WHEN x.grantee = '0'
				      THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(x.grantee)) END AS grantee,
				      pg_catalog.bool_or(x.privilege_type = 'SELECT' AND x.grantee <> '0') AS reads
				    FROM pg_catalog.pg_class c CROSS JOIN LATERAL pg_catalog.aclexplode(c.relacl) x
				    WHERE x.grantee <> c.relowner AND c.oid = ANY (ARRAY[%s%s]::pg_catalog.oid[])
				    GROUP BY c.oid, x.grantee
				  LOOP
				    EXECUTE pg_catalog.format('REVOKE ALL ON %%s %%s FROM %%s CASCADE',
				      CASE it.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, it.name, it.grantee);
				    IF it.reads AND it.relname = '%s' THEN
				      EXECUTE pg_catalog.format('GRANT SELECT (%s) ON %%s TO %%s', it.name, it.grantee);
				    ELSIF it.reads AND it.relname = '%s' THEN
				      EXECUTE pg_catalog.format('GRANT SELECT ON %%s TO %%s', it.name, it.grantee);
				    END IF;
				  END LOOP;
				END""".formatted(numbers, sequence, LedgerTable.REVISION.tableName(), LedgerTable.readableColumns(),
				LedgerTable.LOG.tableName()));
	}

	/**
	 * Return the statement that tells the format.
	 * @return the SQL, without a semicolon
	 */
	String commenting() {
		return "COMMENT ON TABLE " + revisionTable() + " IS '" + comment() + "'";
	}

	/**
	 * Return whether it was a table of this ledger that a role had no privilege on.
	 * @param ex the server's answer
	 * @return whether to look at the ledger's privileges
	 */
	public boolean refused(SQLException ex) {
		return SqlState.INSUFFICIENT_PRIVILEGE.equals(ex.getSQLState()) && Arrays.stream(LedgerTable.values())
			.map(LedgerTable::tableName)
			.anyMatch(ServerErrors.message(ex)::contains);
	}

	String table(LedgerTable table) {
		return this.quotedSchema + "." + table.tableName();
	}

}
