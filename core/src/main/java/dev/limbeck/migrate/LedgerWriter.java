package dev.limbeck.migrate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import dev.limbeck.revision.Revision;
import dev.limbeck.script.RevisionScript;
import org.jspecify.annotations.Nullable;

/**
 * The SQL that opens and closes a revision in the ledger, inside the revision's own
 * transaction.
 */
final class LedgerWriter {

	/** SQLSTATE of a fence that found the migration lock in other hands. */
	static final String FENCED = "LM001";

	/** SQLSTATE of a revision whose parents are not all applied. */
	static final String PARENTS_MISSING = "LM002";

	/** SQLSTATE of a ledger row that is not where it was put. */
	static final String ROW_LOST = "LM003";

	private final Ledger ledger;

	private final @Nullable String application;

	private final @Nullable String host;

	LedgerWriter(Ledger ledger, @Nullable String application, @Nullable String host) {
		this.ledger = ledger;
		this.application = application;
		this.host = host;
	}

	/**
	 * Return the statement that begins an upgrade: it raises unless this session holds
	 * the migration lock, which no script can release while the transaction lasts, and
	 * unless all that the revision requires is applied.
	 * @param script what is about to run
	 * @param dependencies ids it depends on, labels resolved
	 * @return the SQL without a semicolon
	 */
	String open(RevisionScript script, List<String> dependencies) {
		Revision revision = script.revision();
		String table = this.ledger.revisionTable();
		List<String> required = new ArrayList<>(revision.parents());
		required.addAll(dependencies);
		return SqlText.block(String.format(Locale.ROOT,
				"""
						BEGIN
						  IF NOT pg_catalog.pg_try_advisory_xact_lock(%d) THEN
						    RAISE EXCEPTION USING ERRCODE = '%s', MESSAGE = 'the migration lock is held by another session';
						  END IF;
						  IF EXISTS (SELECT FROM pg_catalog.unnest(%s) AS required(id) WHERE NOT EXISTS (
						      SELECT FROM %s r WHERE r.state = 'applied' AND (r.revision = required.id OR required.id = ANY (r.replaces)))) THEN
						    RAISE EXCEPTION USING ERRCODE = '%s', MESSAGE = 'a revision that this one requires is not applied';
						  END IF;
						  INSERT INTO %s (revision, parents, depends_on, labels, replaces, description, checksum, downgrade_sql, state, origin, application, host)
						  VALUES (%s, 'running', 'upgrade', %s, %s);
						END""",
				this.ledger.lockKey(), FENCED, SqlText.textArray(required), table, PARENTS_MISSING, table,
				values(script, dependencies), SqlText.literal(this.application), SqlText.literal(this.host)));
	}

	/**
	 * Return the statement that ends an upgrade, before its transaction is committed.
	 * @param script what has run
	 * @return the SQL without a semicolon
	 */
	String close(RevisionScript script) {
		String id = SqlText.literal(script.revision().id());
		return SqlText.block(String.format(Locale.ROOT,
				"""
						DECLARE
						  taken bigint;
						BEGIN
						  UPDATE %s SET state = 'applied', applied_at = pg_catalog.clock_timestamp(),
						    duration_ms = pg_catalog.round(1000 * EXTRACT(EPOCH FROM pg_catalog.clock_timestamp() - applied_at))
						    WHERE revision = %s AND state = 'running' RETURNING duration_ms INTO taken;
						  IF NOT FOUND THEN
						    RAISE EXCEPTION USING ERRCODE = '%s', MESSAGE = 'the ledger row of this revision is gone';
						  END IF;
						  INSERT INTO %s (event, revision, detail)
						  VALUES ('upgrade', %s, pg_catalog.jsonb_build_object('checksum', %s::pg_catalog.text, 'duration_ms', taken));
						END""",
				this.ledger.revisionTable(), id, ROW_LOST, this.ledger.logTable(), id,
				SqlText.literal(script.checksum())));
	}

	/**
	 * Return the statement that records a failure, for a session without a transaction.
	 * @param script what has failed
	 * @param sqlState of the failure
	 * @param place where in which file
	 * @return the SQL without a semicolon
	 */
	String failure(RevisionScript script, @Nullable String sqlState, String place) {
		return "INSERT INTO " + this.ledger.logTable() + " (event, revision, detail) VALUES ('failure', "
				+ SqlText.literal(script.revision().id()) + ", pg_catalog.jsonb_build_object('direction', 'upgrade', "
				+ "'sqlstate', " + SqlText.literal(sqlState) + "::pg_catalog.text, 'place', " + SqlText.literal(place)
				+ "::pg_catalog.text))";
	}

	private static @Nullable String downgrade(RevisionScript script) {
		return (script.downgrade() != null) ? script.downgrade().text() : null;
	}

	private static String values(RevisionScript script, Collection<String> dependencies) {
		Revision revision = script.revision();
		return String.join(", ", SqlText.literal(revision.id()), SqlText.textArray(revision.parents()),
				SqlText.textArray(dependencies), SqlText.textArray(revision.labels()),
				SqlText.textArray(revision.replaces()), SqlText.literal(revision.description()),
				SqlText.literal(script.checksum()), SqlText.literal(downgrade(script)));
	}

}
