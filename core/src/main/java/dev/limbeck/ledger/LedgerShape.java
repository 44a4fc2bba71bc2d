package dev.limbeck.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.limbeck.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog says of the tables of a ledger, compared with what they have to be.
 */
final class LedgerShape {

	private static final String NAMES = Arrays.stream(LedgerTable.values())
		.map((table) -> SqlText.literal(table.tableName()))
		.collect(Collectors.joining(", "));

	// Whether row-level security holds for this role, and no policy shows it all rows.
	private static final String HIDDEN = "pg_catalog.has_any_column_privilege(t.oid, 'SELECT') "
			+ "AND pg_catalog.row_security_active(t.oid) AND (SELECT pg_catalog.bool_or(p.polpermissive "
			+ "AND pg_catalog.pg_get_expr(p.polqual, p.polrelid) = 'true') AND pg_catalog.bool_and(p.polpermissive) "
			+ "FROM pg_catalog.pg_policy p WHERE p.polrelid = t.oid AND p.polcmd IN ('r', '*') AND EXISTS (SELECT "
			+ "FROM pg_catalog.unnest(p.polroles) AS o (role) WHERE o.role = '0' "
			+ "OR pg_catalog.pg_has_role(o.role, 'USAGE'))) IS NOT TRUE";

	private static final int FEW = 5;

	// Types go by their numbers: names may be those of others.
	private static final String TYPE = "CASE a.atttypid WHEN '25' THEN 'text' WHEN '1009' THEN 'text[]' "
			+ "WHEN '3802' THEN 'jsonb' WHEN '1184' THEN 'timestamp with time zone' WHEN '20' THEN 'bigint' "
			+ "ELSE pg_catalog.concat('type ', pg_catalog.format_type(a.atttypid, a.atttypmod)) END";

	static final String COLUMN = "column";

	private static final String KIND = "kind";

	private static final String KEY = "key";

	private static final String ROWS = "rows";

	private final List<LedgerFact> facts;

	LedgerShape(List<LedgerFact> facts) {
		this.facts = facts.stream().filter((fact) -> !fact.table().isEmpty()).toList();
	}

	/**
	 * Return a query for the {@link LedgerFact facts}: of each table its kind, its
	 * primary key and its columns.
	 * @return the SQL, for texts
	 */
	static String query() {
		String filling = "CASE WHEN a.attidentity <> '' THEN 'identity' WHEN a.atthasdef THEN 'default' END";
		return LedgerFact.query("t.relname", KIND, "''", "t.relkind") + " FROM its t UNION ALL "
				+ LedgerFact.query("t.relname", KEY, "pg_catalog.pg_get_constraintdef(k.oid)")
				+ " FROM its t JOIN pg_catalog.pg_constraint k ON k.conrelid = t.oid AND k.contype = 'p' UNION ALL "
				+ LedgerFact.query("t.relname", ROWS, "''") + " FROM its t WHERE " + HIDDEN + " UNION ALL "
				+ LedgerFact.query("t.relname", COLUMN, "a.attname", "a.attnotnull", filling,
						"pg_catalog.replace(" + TYPE + ", '|', '')")
				+ " FROM its t JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 "
				+ "AND NOT a.attisdropped";
	}

	/**
	 * Return what has to stand in front of a query that contains {@link #query}: the
	 * tables.
	 * @param schema a literal, the name of the schema
	 * @return the SQL
	 */
	static String tables(String schema) {
		return "its AS (SELECT t.oid, t.relname, t.relkind, t.relowner, t.relacl FROM pg_catalog.pg_class t "
				+ "JOIN pg_catalog.pg_namespace s ON s.oid = t.relnamespace WHERE s.nspname = " + schema
				+ " AND t.relname IN (" + NAMES + "))";
	}

	/**
	 * Return whether there is any table of a ledger.
	 * @return whether there is one, perhaps a damaged one
	 */
	boolean exists() {
		return !this.facts.isEmpty();
	}

	boolean has(LedgerTable table) {
		return this.facts.stream().anyMatch((fact) -> fact.table().equals(table.tableName()));
	}

	/**
	 * Return whether a table that has no comment of ours is one of ours nevertheless.
	 * @return whether most of its columns are there
	 */
	boolean looksLikeOurs() {
		Map<String, Found> found = columns(LedgerTable.REVISION);
		return LedgerTable.REVISION.columns()
			.stream()
			.filter((column) -> found.containsKey(column.name()))
			.count() > FEW;
	}

	/**
	 * Return what is not as it has to be.
	 * @param ledger names the tables in what repairs them
	 * @return nothing if no table is there, or all are as they have to be
	 */
	List<LedgerDamage> damages(Ledger ledger) {
		List<LedgerDamage> damages = new ArrayList<>();
		if (exists()) {
			for (LedgerTable table : LedgerTable.values()) {
				damages.addAll(has(table) ? comparison(table, ledger).damages()
						: List.of(new LedgerDamage(table.tableName(), null, ledger.creation(table))));
			}
		}
		return damages;
	}

	private Comparison comparison(LedgerTable table, Ledger ledger) {
		return new Comparison(table, ledger.table(table), columns(table),
				this.facts.stream().filter((fact) -> fact.table().equals(table.tableName())).toList());
	}

	private Map<String, Found> columns(LedgerTable table) {
		Map<String, Found> columns = new LinkedHashMap<>();
		this.facts.stream()
			.filter((fact) -> fact.table().equals(table.tableName()) && fact.is(COLUMN))
			.forEach((fact) -> columns.put(fact.name(),
					new Found(fact.third(), fact.first().equals("t"), fact.second())));
		return columns;
	}

	/**
	 * A column that is there.
	 *
	 * @param nature its type
	 * @param required whether a column is {@code NOT NULL}
	 * @param filling {@code identity}, {@code default} or nothing
	 */
	private record Found(String nature, boolean required, String filling) {
	}

	/**
	 * A table that is there, compared with what it has to be.
	 *
	 * @param table what it has to be
	 * @param qualified its name with its schema
	 * @param columns those that are there, by name
	 * @param facts all that is known of it
	 */
	private record Comparison(LedgerTable table, String qualified, Map<String, Found> columns, List<LedgerFact> facts) {

		List<LedgerDamage> damages() {
			List<LedgerDamage> damages = new ArrayList<>();
			if (this.facts.stream().anyMatch((fact) -> fact.is(KIND) && !fact.first().equals("r"))) {
				return List.of(altered("it is no ordinary table", null));
			}
			if (this.facts.stream().anyMatch((fact) -> fact.is(ROWS))) {
				damages.add(altered("row-level security may hide rows from this role", "DISABLE ROW LEVEL SECURITY"));
			}
			this.table.columns().forEach((column) -> compare(column, damages));
			compareKey(damages);
			this.columns.forEach((name, fact) -> compareForeign(name, fact, damages));
			return damages;
		}

		private void compare(LedgerColumn column, List<LedgerDamage> damages) {
			Found fact = this.columns.get(column.name());
			String alter = "ALTER COLUMN " + column.name() + " ";
			String name = "column " + column.name();
			if (fact == null) {
				damages.add(altered(name + " is missing", "ADD COLUMN " + column.definition()));
				return;
			}
			if (!fact.nature().equals(column.type())) {
				damages.add(altered(
						name + " is " + fact.nature().replaceFirst("^type ", "") + " instead of " + column.type(),
						alter + "TYPE " + column.type() + " USING " + column.name() + "::pg_catalog.text::"
								+ column.type()));
			}
			if (fact.required() != column.required()) {
				damages.add(altered(name + (column.required() ? " lacks NOT NULL" : " is NOT NULL"),
						alter + (column.required() ? "SET NOT NULL" : "DROP NOT NULL")));
			}
			if (fact.filling().isEmpty() && !column.filling().isEmpty()) {
				damages.add(column.isIdentity() ? withoutIdentity(column)
						: altered(name + " lacks its default", alter + "SET " + column.filling()));
			}
		}

		// What it counts from must lie behind what is there.
		private LedgerDamage withoutIdentity(LedgerColumn column) {
			String add = "ALTER TABLE " + this.qualified + " ALTER COLUMN " + column.name() + " ADD "
					+ column.filling();
			String set = "SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence(" + SqlText.literal(this.qualified)
					+ ", " + SqlText.literal(column.name()) + "), COALESCE(pg_catalog.max(" + column.name()
					+ "), 0) + 1, false) FROM " + this.qualified;
			return new LedgerDamage(this.table.tableName(), "column " + column.name() + " does not count by itself",
					add + ";\n" + set);
		}

		private void compareKey(List<LedgerDamage> damages) {
			String key = this.facts.stream()
				.filter((fact) -> fact.is(KEY))
				.map(LedgerFact::name)
				.findFirst()
				.orElse(null);
			String wanted = "PRIMARY KEY (" + this.table.key() + ")";
			if (key == null) {
				damages.add(altered("its primary key is missing", "ADD " + wanted));
			}
			else if (!key.equals(wanted)) {
				damages.add(altered("its " + key.toLowerCase(Locale.ROOT) + " is not on " + this.table.key(), null));
			}
		}

		// What others have added may stay, unless it keeps rows out.
		private void compareForeign(String name, Found fact, List<LedgerDamage> damages) {
			boolean known = this.table.columns().stream().anyMatch((column) -> column.name().equals(name));
			if (!known && fact.required() && fact.filling().isEmpty()) {
				damages.add(altered("column " + name + ", which is none of Limbeck's, is NOT NULL and has no default",
						"ALTER COLUMN " + SqlText.identifier(name) + " DROP NOT NULL"));
			}
		}

		private LedgerDamage altered(String what, @Nullable String change) {
			return new LedgerDamage(this.table.tableName(), what,
					(change != null) ? "ALTER TABLE " + this.qualified + " " + change : null);
		}

	}

}
