package dev.limbeck.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import dev.limbeck.SqlState;
import dev.limbeck.revision.Plan;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.Step;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.sql.SessionDefaults;
import dev.limbeck.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * The SQL by which a step enters itself into the ledger, inside its own transaction. Each
 * text is one statement without a semicolon, unless it says otherwise.
 */
public final class LedgerWriter {

	private static final Set<String> OVERTAKEN = Set.of(SqlState.FENCED, SqlState.PARENTS_MISSING, SqlState.ROW_LOST,
			SqlState.CHILDREN_LEFT, SqlState.UNIQUE_VIOLATION);

	static final String COLUMNS = " (revision, parents, depends_on, labels, replaces, description, checksum, source_hash,"
			+ " upgrade_sql, downgrade_sql, state, origin, application, host)";

	/** What the ledger calls a script that is run again when it has changed. */
	static final String REPEATABLE = "repeatable";

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
		return SqlText.block("BEGIN\n" + fence() + begun(direction, entry) + "END");
	}

	/**
	 * Return the statement that begins a step behind another one of the same message: it
	 * also raises if the one before has changed what sessions begin with.
	 * @param direction up or down
	 * @param entry what the ledger is to say, or to forget
	 * @param defaults what they began with before
	 * @return the SQL
	 */
	public String openNext(Direction direction, LedgerEntry entry, String defaults) {
		String fresh = "  IF " + SessionDefaults.FINGERPRINT + " <> " + SqlText.literal(defaults) + " THEN\n    "
				+ raise(SqlState.STALE, "sessions begin with something else by now") + "\n  END IF;\n";
		return SqlText.block("BEGIN\n" + fence() + fresh + begun(direction, entry) + "END");
	}

	private String begun(Direction direction, LedgerEntry entry) {
		if (entry.repeatable() != null) {
			return "";
		}
		return switch (direction) {
			case UPGRADE -> beginUpgrade(entry);
			case DOWNGRADE -> beginDowngrade(entry.id());
			case ADD -> new SquashWriter(this).add(entry, values(entry, "applied", "stamp"));
			case REMOVE -> new SquashWriter(this).remove(entry);
		};
	}

	/**
	 * Return the statement that ends a step, before its transaction is committed.
	 * @param direction up or down
	 * @param entry what the ledger says, or is to forget
	 * @return the SQL
	 */
	public String close(Direction direction, LedgerEntry entry) {
		return close(direction, entry, "");
	}

	/**
	 * Return the statement that ends a step, and more.
	 * @param direction up or down
	 * @param entry what the ledger says, or is to forget
	 * @param more what else there is to do, in PL/pgSQL
	 * @return the SQL
	 */
	public String close(Direction direction, LedgerEntry entry, String more) {
		if (entry.repeatable() != null) {
			return SqlText.block("BEGIN\n" + repeated(entry) + more + "END");
		}
		String end = switch (direction) {
			case UPGRADE -> endUpgrade(entry);
			case DOWNGRADE -> endDowngrade(entry);
			case ADD, REMOVE -> "BEGIN\n";
		};
		return SqlText.block(end + more + "END");
	}

	/**
	 * Return the statements that remember that a script was run, in PL/pgSQL. What was
	 * run before stays known: it is not to be run again by an older release.
	 * @param entry the script
	 * @return the SQL
	 */
	public String repeated(LedgerEntry entry) {
		return "  INSERT INTO " + this.ledger.table(LedgerTable.SCRIPT) + " AS s (kind, name, checksum) VALUES ('"
				+ REPEATABLE + "', " + SqlText.literal(entry.repeatable()) + ", " + SqlText.literal(entry.checksum())
				+ ")\n    ON CONFLICT (kind, name, checksum) DO UPDATE SET applied_at = pg_catalog.clock_timestamp();\n  "
				+ log(REPEATABLE, entry.id(), "'checksum', " + SqlText.literal(entry.checksum()) + "::pg_catalog.text")
				+ ";\n";
	}

	/**
	 * Return what rids the session of all advisory locks that a script has left to it,
	 * but the migration lock. In the transaction of a step, whose fence keeps that one
	 * meanwhile.
	 * @return the statements, in PL/pgSQL
	 */
	public String onlyLock() {
		return "  PERFORM pg_catalog.pg_advisory_unlock_all();\n  PERFORM pg_catalog.pg_try_advisory_lock("
				+ this.ledger.lockKey() + ");\n";
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
	 * Return the statements that enter a revision which another tool has applied.
	 * @param entry the revision
	 * @param appliedAt when, as a text that PostgreSQL reads, or {@code null} for now
	 * @param appliedBy by whom, or {@code null} for this role
	 * @return the SQL
	 */
	public List<String> adopt(LedgerEntry entry, @Nullable String appliedAt, @Nullable String appliedBy) {
		return List.of(
				"INSERT INTO " + this.ledger.revisionTable() + COLUMNS.replace(")", ", applied_at, applied_by)")
						+ " VALUES (" + values(entry, "applied", "adopt") + ", "
						+ ((appliedAt != null) ? SqlText.literal(appliedAt) + "::pg_catalog.timestamptz"
								: "pg_catalog.clock_timestamp()")
						+ ", " + ((appliedBy != null) ? SqlText.literal(appliedBy) : "session_user") + ")",
				log("stamp", entry.id(), "'direction', 'add', 'origin', 'adopt', 'checksum', "
						+ SqlText.literal(entry.checksum()) + "::pg_catalog.text"));
	}

	/**
	 * Return the statements that forget revisions which were entered so.
	 * @param ids the revisions
	 * @return the SQL
	 */
	public List<String> abandon(List<String> ids) {
		List<String> statements = new ArrayList<>();
		statements.add("DELETE FROM " + this.ledger.revisionTable() + " WHERE origin = 'adopt'");
		ids.forEach((id) -> statements.add(log("stamp", id, "'direction', 'remove', 'origin', 'adopt'")));
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
		return "  IF NOT pg_catalog.pg_try_advisory_xact_lock(" + this.ledger.lockKey() + ") THEN\n    "
				+ raise(SqlState.FENCED, "the migration lock is held by another session") + "\n  END IF;\n";
	}

	static String raise(String sqlState, String message) {
		return "RAISE EXCEPTION USING ERRCODE = '" + sqlState + "', MESSAGE = '" + message + "';";
	}

	// Nearly always the key finds all; what a squash stands for is looked for one by one.
	private String beginUpgrade(LedgerEntry entry) {
		String table = this.ledger.revisionTable();
		Set<String> required = new LinkedHashSet<>(entry.revision().parents());
		required.addAll(entry.dependencies());
		String insert = "  INSERT INTO " + table + COLUMNS + "\n  VALUES (" + values(entry, "running", "upgrade")
				+ ");\n";
		return required.isEmpty() ? insert : unlessApplied(required,
				raise(SqlState.PARENTS_MISSING, "a revision that this one requires is not applied")) + insert;
	}

	String unlessApplied(Collection<String> required, String refusal) {
		String table = this.ledger.revisionTable();
		String ids = SqlText.textArray(required);
		return "  IF (SELECT pg_catalog.count(*) FROM " + table + " r WHERE r.state = 'applied' AND r.revision = ANY ("
				+ ids + ")) < " + required.size() + " THEN\n    IF EXISTS (SELECT FROM pg_catalog.unnest(" + ids
				+ ") AS required(id) WHERE NOT EXISTS (\n        SELECT FROM " + table
				+ " r WHERE r.state = 'applied' AND (r.revision = required.id OR required.id = ANY (r.replaces)))) THEN\n      "
				+ refusal + "\n    END IF;\n  END IF;\n";
	}

	private String beginDowngrade(String id) {
		String table = this.ledger.revisionTable();
		String name = SqlText.literal(id);
		return "  IF EXISTS (SELECT FROM " + table + " r WHERE r.state = 'applied' AND (" + name
				+ " = ANY (r.parents) OR " + name + " = ANY (r.depends_on))) THEN\n    "
				+ raise(SqlState.CHILDREN_LEFT, "a revision that requires this one is applied")
				+ "\n  END IF;\n  UPDATE " + table
				+ " SET state = 'reverting', progress = pg_catalog.jsonb_build_object('since', "
				+ "pg_catalog.clock_timestamp())\n    WHERE revision = " + name
				+ " AND state = 'applied';\n  IF NOT FOUND THEN\n    "
				+ raise(SqlState.ROW_LOST, "this revision is not applied") + "\n  END IF;\n";
	}

	private String endUpgrade(LedgerEntry entry) {
		return "DECLARE\n  taken bigint;\nBEGIN\n  UPDATE " + this.ledger.revisionTable()
				+ " SET state = 'applied', applied_at = pg_catalog.clock_timestamp(),\n    duration_ms = "
				+ "pg_catalog.round(1000::pg_catalog.numeric * EXTRACT(EPOCH FROM pg_catalog.clock_timestamp() - "
				+ "applied_at))\n    WHERE revision = " + SqlText.literal(entry.id())
				+ " AND state = 'running' RETURNING duration_ms INTO taken;\n" + rowLost() + "\n  "
				+ done("upgrade", entry) + ";\n";
	}

	// All transactions of one message have the same transaction_timestamp().
	private String endDowngrade(LedgerEntry entry) {
		return "DECLARE\n  taken bigint;\nBEGIN\n  DELETE FROM " + this.ledger.revisionTable() + " WHERE revision = "
				+ SqlText.literal(entry.id()) + " AND state = 'reverting'\n    RETURNING " + ProgressWriter.TAKEN
				+ " INTO taken;\n" + rowLost() + "\n  " + done("downgrade", entry) + ";\n";
	}

	static String rowLost() {
		return "  IF NOT FOUND THEN\n    " + raise(SqlState.ROW_LOST, "the ledger row of this revision is gone")
				+ "\n  END IF;";
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
