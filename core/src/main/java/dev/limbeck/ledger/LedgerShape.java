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
	private static final String HIDDEN = "pg_catalog.has_table_privilege(t.oid, 'SELECT') "
			+ "AND pg_catalog.row_security_active(t.oid) AND (SELECT pg_catalog.bool_or(p.polpermissive "
			+ "AND pg_catalog.pg_get_expr(p.polqual, p.polrelid) = 'true') AND pg_catalog.bool_and(p.polpermissive) "
			+ "FROM pg_catalog.pg_policy p WHERE p.polrelid = t.oid AND p.polcmd IN ('r', '*') AND EXISTS (SELECT "
			+ "FROM pg_catalog.unnest(p.polroles) AS o (role) WHERE o.role = 0 "
			+ "OR pg_catalog.pg_has_role(o.role, 'USAGE'))) IS NOT TRUE";

	private static final int FEW = 5;

	private final Map<String, Map<String, Fact>> facts = new LinkedHashMap<>();

	/**
	 * Understand what was read.
	 * @param facts as {@link #query} yields them
	 */
	LedgerShape(List<String> facts) {
		for (String fact : facts) {
			String[] words = fact.split("\\|", -1);
			this.facts.computeIfAbsent(words[0], (table) -> new LinkedHashMap<>())
				.put(words[1], new Fact(words[2], words[3].equals("t"), words[4]));
		}
	}

	/**
	 * Return a query for one array of texts: of each table its kind, its primary key and
	 * its columns. Types go by their numbers: names may be those of others.
	 * @param schema an expression, the number of the schema
	 * @return the SQL
	 */
	static String query(String schema) {
		String tables = " FROM pg_catalog.pg_class t %s WHERE t.relnamespace = " + schema + " AND t.relname IN ("
				+ NAMES + ")";
		return "SELECT pg_catalog.concat_ws('|', t.relname, ' kind', t.relkind, 'f', '')" + tables.formatted("")
				+ " UNION ALL SELECT pg_catalog.concat_ws('|', t.relname, ' key', "
				+ "pg_catalog.pg_get_constraintdef(k.oid), 'f', '')"
				+ tables.formatted("JOIN pg_catalog.pg_constraint k ON k.conrelid = t.oid AND k.contype = 'p'")
				+ " UNION ALL SELECT pg_catalog.concat_ws('|', t.relname, ' rows', 'hidden', 'f', '')"
				+ tables.formatted("") + " AND " + HIDDEN
				+ " UNION ALL SELECT pg_catalog.concat_ws('|', t.relname, a.attname, CASE a.atttypid WHEN 25 THEN 'text' "
				+ "WHEN 1009 THEN 'text[]' WHEN 3802 THEN 'jsonb' WHEN 1184 THEN 'timestamp with time zone' "
				+ "WHEN 20 THEN 'bigint' ELSE pg_catalog.concat('type ', pg_catalog.format_type(a.atttypid, a.atttypmod)) "
				+ "END, a.attnotnull, CASE WHEN a.attidentity <> '' THEN 'identity' WHEN a.atthasdef THEN 'default' "
				+ "ELSE '' END)" + tables.formatted("JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid "
						+ "AND a.attnum > 0 AND NOT a.attisdropped");
	}

	/**
	 * Return whether there is any table of a ledger.
	 * @return whether there is one, perhaps a damaged one
	 */
	boolean exists() {
		return !this.facts.isEmpty();
	}

	boolean has(LedgerTable table) {
		return this.facts.containsKey(table.tableName());
	}

	/**
	 * Return whether a table that has no comment of ours is one of ours nevertheless.
	 * @return whether most of its columns are there
	 */
	boolean looksLikeOurs() {
		Map<String, Fact> found = of(LedgerTable.REVISION);
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
				damages.addAll(has(table) ? new Comparison(table, ledger.table(table), of(table)).damages()
						: List.of(new LedgerDamage(table.tableName(), null, ledger.creation(table))));
			}
		}
		return damages;
	}

	private Map<String, Fact> of(LedgerTable table) {
		return this.facts.getOrDefault(table.tableName(), Map.of());
	}

	/**
	 * One fact of the catalog.
	 *
	 * @param nature the type of a column, the definition of a key, the kind of a table
	 * @param required whether a column is {@code NOT NULL}
	 * @param filling {@code identity}, {@code default} or nothing
	 */
	private record Fact(String nature, boolean required, String filling) {
	}

	/**
	 * A table that is there, compared with what it has to be.
	 *
	 * @param table what it has to be
	 * @param qualified its name with its schema
	 * @param facts what it is
	 */
	private record Comparison(LedgerTable table, String qualified, Map<String, Fact> facts) {

		List<LedgerDamage> damages() {
			List<LedgerDamage> damages = new ArrayList<>();
			Fact kind = this.facts.get(" kind");
			if (kind != null && !kind.nature().equals("r")) {
				return List.of(altered("it is no ordinary table", null));
			}
			if (this.facts.containsKey(" rows")) {
				damages.add(altered("row-level security may hide rows from this role", "DISABLE ROW LEVEL SECURITY"));
			}
			this.table.columns().forEach((column) -> compare(column, damages));
			compareKey(damages);
			this.facts.forEach((name, fact) -> compareForeign(name, fact, damages));
			return damages;
		}

		private void compare(LedgerColumn column, List<LedgerDamage> damages) {
			Fact fact = this.facts.get(column.name());
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
			Fact key = this.facts.get(" key");
			String wanted = "PRIMARY KEY (" + this.table.key() + ")";
			if (key == null) {
				damages.add(altered("its primary key is missing", "ADD " + wanted));
			}
			else if (!key.nature().equals(wanted)) {
				damages.add(altered("its " + key.nature().toLowerCase(Locale.ROOT) + " is not on " + this.table.key(),
						null));
			}
		}

		// What others have added may stay, unless it keeps rows out.
		private void compareForeign(String name, Fact fact, List<LedgerDamage> damages) {
			boolean known = name.startsWith(" ")
					|| this.table.columns().stream().anyMatch((column) -> column.name().equals(name));
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
