package dev.limbeck.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

import dev.limbeck.SqlState;
import dev.limbeck.revision.Plan;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.Step;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * The SQL by which a step enters itself into the ledger, inside its own transaction. Each
 * text is one statement without a semicolon, unless it says otherwise.
 */
public final class LedgerWriter {

	private static final Set<String> OVERTAKEN = Set.of(SqlState.FENCED, SqlState.PARENTS_MISSING, SqlState.ROW_LOST,
			SqlState.CHILDREN_LEFT, SqlState.UNIQUE_VIOLATION);

	private static final String COLUMNS = " (revision, parents, depends_on, labels, replaces, description, checksum, source_hash,"
			+ " upgrade_sql, downgrade_sql, state, origin, application, host)";

	private final Ledger ledger;

	private final @Nullable String application;

	private final @Nullable String host;

	private final @Nullable String run;

	public LedgerWriter(Ledger ledger, @Nullable String application, @Nullable String host) {
		this(ledger, application, host, null);
	}

	private LedgerWriter(Ledger ledger, @Nullable String application, @Nullable String host, @Nullable String run) {
		this.ledger = ledger;
		this.application = application;
		this.host = host;
		this.run = run;
	}

	/**
	 * Return a writer that also logs which run has done something.
	 * @param newRun what to call it
	 * @return another writer
	 */
	public LedgerWriter in(String newRun) {
		return new LedgerWriter(this.ledger, this.application, this.host, newRun);
	}

	public Ledger ledger() {
		return this.ledger;
	}

	/**
	 * Tell whether another session has, or had, the migration lock.
	 * @param sqlState of what the ledger refused
	 * @return whether that is the reason
	 */
	public static boolean isOvertaken(@Nullable String sqlState) {
		return sqlState != null && OVERTAKEN.contains(sqlState);
	}

	/**
	 * Return the statement that begins a step: it raises unless this session holds the
	 * migration lock, which no script can release while the transaction lasts, and unless
	 * all that the revision requires is applied, or nothing is that requires it.
	 * @param direction up or down
	 * @param entry what the ledger is to say, or to forget
	 * @return the SQL
	 */
	public String open(Direction direction, LedgerEntry entry) {
		String begun = (direction == Direction.UPGRADE) ? beginUpgrade(entry) : beginDowngrade(entry.id());
		return SqlText.block("BEGIN\n" + fence() + begun + "END");
	}

	/**
	 * Return the statement that ends a step, before its transaction is committed.
	 * @param direction up or down
	 * @param entry what the ledger says, or is to forget
	 * @return the SQL
	 */
	public String close(Direction direction, LedgerEntry entry) {
		return (direction == Direction.UPGRADE) ? endUpgrade(entry) : endDowngrade(entry);
	}

	/**
	 * Return the statement that raises unless this session holds the migration lock.
	 * @return the SQL
	 */
	public String fenced() {
		return SqlText.block("BEGIN\n" + fence() + "END");
	}

	/**
	 * Return the statements that make the ledger follow a plan without anything being
	 * run.
	 * @param plan steps that add or remove
	 * @param purge whether everything goes that the ledger holds, whatever it is
	 * @param entries what the ledger is to say of a revision
	 * @return the SQL
	 */
	public List<String> stamp(Plan plan, boolean purge, Function<Step, LedgerEntry> entries) {
		List<String> statements = new ArrayList<>();
		if (purge) {
			statements.add("DELETE FROM " + this.ledger.revisionTable());
		}
		for (Step step : plan.steps()) {
			if (step.direction().enters()) {
				LedgerEntry entry = entries.apply(step);
				statements.add("INSERT INTO " + this.ledger.revisionTable() + COLUMNS + " VALUES ("
						+ values(entry, "applied", "stamp") + ")");
				statements.add(log("stamp", entry.id(),
						"'direction', 'add', 'checksum', " + SqlText.literal(entry.checksum()) + "::pg_catalog.text"));
			}
			else {
				if (!purge) {
					statements.add("DELETE FROM " + this.ledger.revisionTable() + " WHERE revision = "
							+ SqlText.literal(step.revision()));
				}
				statements.add(log("stamp", step.revision(), "'direction', 'remove'"));
			}
		}
		return statements;
	}

	/**
	 * Return the statements that make an applied revision say what its file says now.
	 * @param entry the revision
	 * @param before the checksum it had
	 * @return the SQL
	 */
	List<String> rechecksum(LedgerEntry entry, String before) {
		return List.of(
				"UPDATE " + this.ledger.revisionTable() + " SET " + contents(entry) + " WHERE revision = "
						+ SqlText.literal(entry.id()),
				log("rechecksum", entry.id(), "'before', " + SqlText.literal(before) + "::pg_catalog.text, 'checksum', "
						+ SqlText.literal(entry.checksum()) + "::pg_catalog.text"));
	}

	/**
	 * Return the statement that logs that the ledger was mended.
	 * @param problems what was wrong with it
	 * @return the SQL
	 */
	String repaired(List<String> problems) {
		return "INSERT INTO " + this.ledger.logTable() + " (event, detail) VALUES ('repair', "
				+ "pg_catalog.jsonb_build_object('problems', " + SqlText.textArray(problems) + "))";
	}

	/**
	 * Return the assignments that make a row say what a file says.
	 * @param entry the revision
	 * @return part of an {@code UPDATE}
	 */
	static String contents(LedgerEntry entry) {
		Revision revision = entry.revision();
		return "parents = " + SqlText.textArray(revision.parents()) + ", depends_on = "
				+ SqlText.textArray(entry.dependencies()) + ", labels = " + SqlText.textArray(revision.labels())
				+ ", replaces = " + SqlText.textArray(revision.replaces()) + ", description = "
				+ SqlText.literal(revision.description()) + ", checksum = " + SqlText.literal(entry.checksum())
				+ ", source_hash = " + SqlText.literal(entry.sourceHash()) + ", upgrade_sql = "
				+ SqlText.enclosed(entry.upgradeSql()) + ", downgrade_sql = " + SqlText.enclosed(entry.downgradeSql());
	}

	/**
	 * Return the statement that records a failure, for a session without a transaction.
	 * @param direction up or down
	 * @param id of the revision that has failed
	 * @param sqlState of the failure
	 * @param place where in which file
	 * @return the SQL
	 */
	public String failure(Direction direction, String id, @Nullable String sqlState, String place) {
		return log("failure", id, "'direction', '" + direction.code() + "', 'sqlstate', " + SqlText.literal(sqlState)
				+ "::pg_catalog.text, 'place', " + SqlText.literal(place) + "::pg_catalog.text");
	}

	String fence() {
		return String.format(Locale.ROOT, """
				  IF NOT pg_catalog.pg_try_advisory_xact_lock(%d) THEN
				    RAISE EXCEPTION USING ERRCODE = '%s', MESSAGE = 'the migration lock is held by another session';
				  END IF;
				""", this.ledger.lockKey(), SqlState.FENCED);
	}

	private String beginUpgrade(LedgerEntry entry) {
		String table = this.ledger.revisionTable();
		List<String> required = new ArrayList<>(entry.revision().parents());
		required.addAll(entry.dependencies());
		return String.format(Locale.ROOT,
				"""
						  IF EXISTS (SELECT FROM pg_catalog.unnest(%s) AS required(id) WHERE NOT EXISTS (
						      SELECT FROM %s r WHERE r.state = 'applied' AND (r.revision = required.id OR required.id = ANY (r.replaces)))) THEN
						    RAISE EXCEPTION USING ERRCODE = '%s', MESSAGE = 'a revision that this one requires is not applied';
						  END IF;
						  INSERT INTO %s%s
						  VALUES (%s);
						""",
				SqlText.textArray(required), table, SqlState.PARENTS_MISSING, table, COLUMNS,
				values(entry, "running", "upgrade"));
	}

	private String beginDowngrade(String id) {
		String table = this.ledger.revisionTable();
		String name = SqlText.literal(id);
		return String.format(Locale.ROOT,
				"""
						  IF EXISTS (SELECT FROM %s r WHERE r.state = 'applied' AND (%s = ANY (r.parents) OR %s = ANY (r.depends_on))) THEN
						    RAISE EXCEPTION USING ERRCODE = '%s', MESSAGE = 'a revision that requires this one is applied';
						  END IF;
						  UPDATE %s SET state = 'reverting' WHERE revision = %s AND state = 'applied';
						  IF NOT FOUND THEN
						    RAISE EXCEPTION USING ERRCODE = '%s', MESSAGE = 'this revision is not applied';
						  END IF;
						""",
				table, name, name, SqlState.CHILDREN_LEFT, table, name, SqlState.ROW_LOST);
	}

	private String endUpgrade(LedgerEntry entry) {
		String id = SqlText.literal(entry.id());
		return SqlText.block(String.format(Locale.ROOT,
				"""
						DECLARE
						  taken bigint;
						BEGIN
						  UPDATE %s SET state = 'applied', applied_at = pg_catalog.clock_timestamp(),
						    duration_ms = pg_catalog.round(1000::pg_catalog.numeric * EXTRACT(EPOCH FROM pg_catalog.clock_timestamp() - applied_at))
						    WHERE revision = %s AND state = 'running' RETURNING duration_ms INTO taken;
						%s  %s;
						END""",
				this.ledger.revisionTable(), id, rowLost(), done("upgrade", entry)));
	}

	private String endDowngrade(LedgerEntry entry) {
		return SqlText.block(String.format(Locale.ROOT,
				"""
						DECLARE
						  taken bigint := pg_catalog.round(1000::pg_catalog.numeric * EXTRACT(EPOCH FROM pg_catalog.clock_timestamp() - pg_catalog.transaction_timestamp()));
						BEGIN
						  DELETE FROM %s WHERE revision = %s AND state = 'reverting';
						%s  %s;
						END""",
				this.ledger.revisionTable(), SqlText.literal(entry.id()), rowLost(), done("downgrade", entry)));
	}

	static String rowLost() {
		return String.format(Locale.ROOT, """
				IF NOT FOUND THEN
				  RAISE EXCEPTION USING ERRCODE = '%s', MESSAGE = 'the ledger row of this revision is gone';
				END IF;""", SqlState.ROW_LOST).indent(2);
	}

	String done(String event, LedgerEntry entry) {
		return log(event, entry.id(),
				"'checksum', " + SqlText.literal(entry.checksum()) + "::pg_catalog.text, 'duration_ms', taken");
	}

	String log(String event, String revision, String detail) {
		String inRun = (this.run != null) ? ", 'run', " + SqlText.literal(this.run) + "::pg_catalog.text" : "";
		return "INSERT INTO " + this.ledger.logTable() + " (event, revision, detail) VALUES ('" + event + "', "
				+ SqlText.literal(revision) + ", pg_catalog.jsonb_build_object(" + detail + inRun + "))";
	}

	private String values(LedgerEntry entry, String state, String origin) {
		Revision revision = entry.revision();
		return String.join(", ", SqlText.literal(revision.id()), SqlText.textArray(revision.parents()),
				SqlText.textArray(entry.dependencies()), SqlText.textArray(revision.labels()),
				SqlText.textArray(revision.replaces()), SqlText.literal(revision.description()),
				SqlText.literal(entry.checksum()), SqlText.literal(entry.sourceHash()),
				SqlText.enclosed(entry.upgradeSql()), SqlText.enclosed(entry.downgradeSql()), SqlText.literal(state),
				SqlText.literal(origin), SqlText.literal(this.application), SqlText.literal(this.host));
	}

}
