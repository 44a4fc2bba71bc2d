package dev.limbeck.adopt.history;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.adopt.project.Tool;
import dev.limbeck.ledger.LedgerGuard;
import dev.limbeck.migrate.ForeignHistory;
import dev.limbeck.migrate.ForeignRevision;
import dev.limbeck.script.location.RevisionScripts;
import dev.limbeck.session.LargeAnswerException;
import dev.limbeck.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * Reads the table of the tool that revisions were adopted from.
 *
 * @param table its name, perhaps behind a schema and a dot, or {@code null} for the usual
 * one wherever it is
 */
public record AppliedMigrations(@Nullable String table) implements ForeignHistory {

	private static final int COLUMNS = 5;

	private static final int SHOWN = 10;

	@Override
	public List<ForeignRevision> read(Queries database, RevisionScripts scripts) throws SQLException {
		AdoptedRevisions adopted = AdoptedRevisions.of(scripts);
		List<Tool> tools = adopted.tools();
		if (tools.isEmpty()) {
			throw new LimbeckException("nothing-adopted",
					"No revision says that it was adopted (@adopted): there is nothing to compare a table with.",
					"Write the files first: limbeck adopt DIR. Where limbeck.locations names them, do this again.");
		}
		List<ForeignRevision> applied = new ArrayList<>();
		List<String> problems = new ArrayList<>();
		for (HistoryTable each : HistoryTable.of(tools)) {
			String name = find(database, each);
			List<HistoryRow> rows = new ArrayList<>();
			for (List<@Nullable String> row : rows(database, each, name)) {
				rows.add(new HistoryRow(Objects.requireNonNullElse(row.get(0), ""), row.get(1), row.get(2), row.get(3),
						Objects.requireNonNullElse(row.get(4), "")));
			}
			HistoryComparison comparison = new HistoryComparison(each.tool(), adopted, rows);
			applied.addAll(comparison.applied());
			if (each == HistoryTable.LIQUIBASE) {
				problems.addAll(locks(database, name));
			}
			comparison.problems().forEach((problem) -> problems.add(name + ": " + problem));
		}
		refuse(problems);
		return applied;
	}

	private static List<List<@Nullable String>> rows(Queries database, HistoryTable table, String name)
			throws SQLException {
		try {
			return database.rows(table.query(name), COLUMNS);
		}
		catch (LargeAnswerException ex) {
			throw LargeAnswerException.of("Table " + name + " of " + table.tool().title(),
					"Look what is in it. If that is not its tool's doing, name the right one with --table. If it is, "
							+ "give the process more memory (java -Xmx...).");
		}
	}

	// Who holds it may be at work, or was killed: only a person can tell. The lock keeps
	// its usual name, whatever the change log is called.
	private static List<String> locks(Queries database, String changeLog) throws SQLException {
		List<FoundTable> found = database.rows(LedgerGuard.trusting("SELECT n.nspname, c.relname, "
				+ "pg_catalog.pg_get_userbyid(c.relowner), c.relkind IN ('r', 'p') AND EXISTS (SELECT FROM trusted o "
				+ "WHERE o.role = c.relowner) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
				+ "WHERE pg_catalog.lower(c.relname) = 'databasechangeloglock' AND c.relkind <> 'i' AND n.oid = (SELECT t.relnamespace "
				+ "FROM pg_catalog.pg_class t WHERE t.oid = pg_catalog.to_regclass(" + SqlText.literal(changeLog)
				+ "))"), 4)
			.stream()
			.map(FoundTable::of)
			.toList();
		List<String> held = new ArrayList<>();
		for (FoundTable lock : found) {
			if (!lock.trusted()) {
				held.add(lock.name() + ": belongs to " + lock.owner()
						+ ", whose word does not count, so it is not known whether Liquibase is at work; have its owner "
						+ "changed, or drop it if nobody needs it");
				continue;
			}
			database.rows("SELECT lockedby, lockgranted FROM " + lock.name() + " WHERE locked", 2)
				.forEach((row) -> held.add(lock.name() + ": is held by " + row.get(0) + " since " + row.get(1)
						+ "; if nobody is at work, \"liquibase release-locks\" frees it"));
		}
		return held;
	}

	private static void refuse(List<String> problems) {
		if (!problems.isEmpty()) {
			List<String> shown = new ArrayList<>(problems.subList(0, Math.min(SHOWN, problems.size())));
			if (problems.size() > SHOWN) {
				shown.add("and " + (problems.size() - SHOWN) + " more");
			}
			throw new LimbeckException("unclear-history",
					"What the other tool has applied is not what the revisions say:\n" + String.join("\n", shown)
							+ "\nNothing was changed.",
					"Bring the database to a sound state with the other tool, restore the files that are missing, and "
							+ "adopt again.");
		}
	}

	// What is written there is taken for what has been run: by whom matters, unless a
	// person has named the very table.
	private String find(Queries database, HistoryTable wanted) throws SQLException {
		String given = (this.table != null) ? this.table : wanted.table();
		int dot = given.lastIndexOf('.');
		String schema = (dot >= 0) ? given.substring(0, dot) : null;
		List<FoundTable> all = database.rows(LedgerGuard.trusting("SELECT n.nspname, c.relname, "
				+ "pg_catalog.pg_get_userbyid(c.relowner), EXISTS (SELECT FROM trusted o WHERE o.role = c.relowner) "
				+ "FROM pg_catalog.pg_class c "
				+ "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN pg_catalog.pg_attribute a "
				+ "ON a.attrelid = c.oid AND a.attname = " + SqlText.literal(wanted.column())
				+ " AND NOT a.attisdropped WHERE c.relkind IN ('r', 'p') AND NOT EXISTS (SELECT FROM "
				+ "pg_catalog.pg_attribute x JOIN pg_catalog.pg_type t ON t.oid = x.atttypid WHERE x.attrelid = c.oid "
				+ "AND x.attnum > 0 AND NOT x.attisdropped AND t.typnamespace <> 'pg_catalog'::regnamespace) "
				+ "AND c.relname = " + SqlText.literal(given.substring(dot + 1))
				+ ((schema != null) ? " AND n.nspname = " + SqlText.literal(schema) : "")) + " ORDER BY 1", 4)
			.stream()
			.map(FoundTable::of)
			.toList();
		List<String> found = all.stream()
			.filter((each) -> each.trusted() || schema != null)
			.map(FoundTable::name)
			.toList();
		if (found.size() != 1) {
			throw notOne(wanted, given, found, all);
		}
		return found.get(0);
	}

	private static LimbeckException notOne(HistoryTable wanted, String given, List<String> found,
			List<FoundTable> all) {
		String tool = wanted.tool().title();
		if (!found.isEmpty()) {
			return new LimbeckException("several-histories",
					"The database has several tables of " + tool + ": " + String.join(", ", found) + ".",
					"Name the one that is meant: --table SCHEMA.NAME.");
		}
		if (!all.isEmpty()) {
			return new LimbeckException("foreign-history", "The table of " + tool + " is not to be trusted: "
					+ all.stream()
						.limit(SHOWN)
						.map((each) -> each.name() + " belongs to role " + SqlText.identifier(each.owner()))
						.collect(Collectors.joining(", "))
					+ ", which is neither the role that migrates, nor one that it is a member of, nor the owner "
					+ "of the database, nor a superuser. Nothing was changed.",
					"Look who has made it. If it is the right one, name it with its schema: --table SCHEMA.NAME.");
		}
		return new LimbeckException("no-history", "The database has no table " + given + " of " + tool + ".",
				"Check the database, and name the table with --table if it has another name. Where nothing is applied, "
						+ "there is nothing to adopt: limbeck upgrade heads.");
	}

	/**
	 * A table that has the name and the column of a tool's.
	 *
	 * @param name as SQL has it
	 * @param owner whose it is
	 * @param trusted whether the word of that role counts
	 */
	private record FoundTable(String name, String owner, boolean trusted) {

		static FoundTable of(List<@Nullable String> row) {
			return new FoundTable(
					SqlText.identifier(String.valueOf(row.get(0))) + "."
							+ SqlText.identifier(String.valueOf(row.get(1))),
					String.valueOf(row.get(2)), "t".equals(row.get(3)));
		}

	}

	/**
	 * One row of a tool's table.
	 *
	 * @param key what the tool calls the migration
	 * @param at when it was applied
	 * @param by by whom
	 * @param checksum of its file
	 * @param state what became of it
	 */
	record HistoryRow(String key, @Nullable String at, @Nullable String by, @Nullable String checksum, String state) {

	}

}
