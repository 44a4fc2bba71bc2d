package dev.limbeck.ledger;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.limbeck.SqlState;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.sql.SqlText;

/**
 * The SQL that raises unless a ledger holds just what a script takes it to hold. The
 * migration lock is proof: a session has it only if its script fits.
 *
 * @param ledger the ledger
 * @param ids what it is taken to hold
 */
public record LedgerAssertion(Ledger ledger, SortedSet<String> ids) {

	public static LedgerAssertion of(Ledger ledger, Collection<AppliedRevision> rows) {
		SortedSet<String> ids = new TreeSet<>();
		rows.forEach((row) -> ids.add(row.id()));
		return new LedgerAssertion(ledger, ids);
	}

	/**
	 * Return what a ledger holds after one more step.
	 * @param direction what happens
	 * @param id of the revision
	 * @param replaced what it stands for, and goes if it comes by the ledger alone
	 * @return another assertion
	 */
	public LedgerAssertion after(Direction direction, String id, Collection<String> replaced) {
		SortedSet<String> after = new TreeSet<>(this.ids);
		if (direction.enters()) {
			after.removeAll(replaced);
			after.add(id);
		}
		else {
			after.remove(id);
		}
		return new LedgerAssertion(this.ledger, after);
	}

	/**
	 * Return the statement with which a script begins: it takes the migration lock for
	 * the session, creates the ledger if the script starts from base, and tells what
	 * differs.
	 * @param purge whether the script is for a ledger with any content
	 * @return the SQL, without a semicolon
	 */
	public String opening(boolean purge) {
		return SqlText.block(String.format(Locale.ROOT, """
				DECLARE
				  missing text;
				  unexpected text;
				  format text;
				BEGIN
				  IF NOT pg_catalog.pg_try_advisory_lock(%1$d) THEN
				    RAISE EXCEPTION USING ERRCODE = '%2$s', MESSAGE = 'the migration lock is held by another session';
				  END IF;
				%3$s%4$s%5$s
				EXCEPTION WHEN OTHERS THEN
				  IF SQLSTATE <> '%2$s' THEN
				    PERFORM pg_catalog.pg_advisory_unlock(%1$d);
				  END IF;
				  RAISE;
				END""", this.ledger.lockKey(), SqlState.FENCED, existence(), format(),
				purge ? "" : differences().indent(2)));
	}

	private String existence() {
		String schema = SqlText.identifier(this.ledger.schema());
		String create = """
				    IF pg_catalog.to_regnamespace(%s) IS NULL THEN
				      CREATE SCHEMA %s;
				    END IF;
				%s""".formatted(SqlText.literal(schema), schema, this.ledger.tables(false).indent(4));
		String refuse = "    " + raise("'the database has no ledger, and this script starts at a revision'") + "\n";
		return """
				  IF %s IS NULL AND %s IS NULL AND %s IS NULL THEN
				%s  END IF;
				%s""".formatted(found(LedgerTable.REVISION), found(LedgerTable.SCRIPT), found(LedgerTable.LOG),
				this.ids.isEmpty() ? create : refuse, trust() + damages());
	}

	private String trust() {
		return """
				  SELECT pg_catalog.string_agg(o.what, ', ' ORDER BY o.what) INTO missing FROM (%s) AS o (what);
				  IF missing IS NOT NULL THEN
				    %s
				  END IF;
				""".formatted(this.ledger.objections(),
				raise("'the ledger is not to be trusted, \"limbeck ledger\" tells why: ' || missing"));
	}

	private String damages() {
		return """
				  SELECT pg_catalog.string_agg(e.name, ', ' ORDER BY e.number) INTO missing
				    FROM pg_catalog.unnest(%s) WITH ORDINALITY AS e(name, number)
				    WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE NOT a.attisdropped AND a.attname = pg_catalog.split_part(e.name, '.', 2)
				      AND a.attrelid = pg_catalog.to_regclass(pg_catalog.concat(%s, '.', pg_catalog.split_part(e.name, '.', 1)))::pg_catalog.oid);
				  IF missing IS NOT NULL THEN
				    %s
				  END IF;
				"""
			.formatted(SqlText.textArray(columns()), SqlText.literal(SqlText.identifier(this.ledger.schema())),
					raise("'the ledger is damaged: \"limbeck ledger repair\" mends it; it lacks ' || missing"));
	}

	private static List<String> columns() {
		return Arrays.stream(LedgerTable.values())
			.flatMap((table) -> table.columns().stream().map((column) -> table.tableName() + "." + column.name()))
			.toList();
	}

	private String found(LedgerTable table) {
		return "pg_catalog.to_regclass(" + SqlText.literal(this.ledger.table(table)) + ")";
	}

	private String format() {
		return """
				  format := pg_catalog.obj_description(pg_catalog.to_regclass(%s), 'pg_class');
				  IF format IS DISTINCT FROM '%s' THEN
				    %s
				  END IF;
				""".formatted(table(), Ledger.comment(), raise(
				"'this script does not understand the ledger, whose comment is ' || COALESCE(format, 'missing')"));
	}

	private String table() {
		return SqlText.literal(this.ledger.revisionTable());
	}

	private String differences() {
		String table = this.ledger.revisionTable();
		return String.format(Locale.ROOT, """
				SELECT pg_catalog.string_agg(e.id, ', ' ORDER BY e.id) INTO missing FROM pg_catalog.unnest(%s) AS e(id)
				  WHERE NOT EXISTS (SELECT FROM %s r WHERE r.revision = e.id AND r.state = 'applied');
				SELECT pg_catalog.string_agg(r.revision, ', ' ORDER BY r.revision) INTO unexpected FROM %s r
				  WHERE r.state <> 'applied' OR r.revision <> ALL (%s);
				IF missing IS NOT NULL OR unexpected IS NOT NULL THEN
				  %s
				END IF;""", SqlText.textArray(this.ids), table, table, SqlText.textArray(this.ids),
				raise("'the database stands elsewhere than this script starts: it lacks '"
						+ " || COALESCE(missing, 'nothing') || ', and has beyond it ' || COALESCE(unexpected, 'nothing')"));
	}

	/**
	 * Return the statement that asserts the same inside a transaction, so that nothing
	 * happens either where {@code psql} goes on after an error.
	 * @return the SQL, without a semicolon
	 */
	public String standing() {
		return SqlText.block(String.format(Locale.ROOT, """
				BEGIN
				  IF NOT %s THEN
				    %s
				  END IF;
				END""", this.ledger.holdsLock(), raise("'this script did not begin, or has lost its lock'")));
	}

	private static String raise(String message) {
		return "RAISE EXCEPTION USING ERRCODE = '" + SqlState.ELSEWHERE + "', MESSAGE = " + message + ";";
	}

}
