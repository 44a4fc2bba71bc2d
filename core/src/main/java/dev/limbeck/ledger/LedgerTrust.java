package dev.limbeck.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.limbeck.sql.SqlText;

/**
 * What the catalog says of who could have written a ledger, and of what would run if it
 * were read or written. What a ledger stores the role that migrates will run.
 */
final class LedgerTrust {

	private static final String OWNER = "owner";

	private static final String SCHEMA = "schema";

	private static final String CODE = "code";

	private static final String GRANT = "grant";

	private static final String TRIGGER = "trigger";

	private static final String RULE = "rule";

	private final List<LedgerFact> facts;

	LedgerTrust(List<LedgerFact> facts) {
		this.facts = facts.stream()
			.sorted(Comparator.comparing(LedgerFact::table)
				.thenComparing(LedgerFact::kind)
				.thenComparing(LedgerFact::name))
			.toList();
	}

	/**
	 * Return what has to stand in front of a query that contains {@link #query}: the
	 * roles whose word counts, which are this role, those it may act as, the owner of the
	 * database, and superusers. Who may only give a role away does not act as it.
	 * @return the SQL
	 */
	static String roles() {
		return "mine (role) AS (SELECT r.oid FROM pg_catalog.pg_roles r "
				+ "WHERE r.rolname IN (SESSION_USER, CURRENT_USER) UNION SELECT m.roleid FROM mine "
				+ "JOIN pg_catalog.pg_auth_members m ON m.member = mine.role WHERE " + option("inherit_option") + " OR "
				+ option("set_option") + "), trusted (role) AS (SELECT role FROM mine UNION SELECT d.datdba FROM "
				+ "pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database() UNION SELECT r.oid FROM "
				+ "pg_catalog.pg_roles r WHERE r.rolsuper OR r.rolname = 'pg_database_owner')";
	}

	// Before PostgreSQL 16 a membership has no such options: it is both.
	private static String option(String name) {
		return "COALESCE(pg_catalog.to_jsonb(m) OPERATOR(pg_catalog.->>) '" + name + "', 'true') = 'true'";
	}

	/**
	 * Return a query for the {@link LedgerFact facts}, of tables {@code its}.
	 * @param schema a literal, the name of the schema
	 * @return the SQL, for texts
	 */
	static String query(String schema) {
		return LedgerFact.query("''", SCHEMA, "pg_catalog.pg_get_userbyid(s.nspowner)", trusted("s.nspowner"))
				+ " FROM pg_catalog.pg_namespace s WHERE s.nspname = " + schema + " UNION ALL "
				+ LedgerFact.query("t.relname", OWNER, "pg_catalog.pg_get_userbyid(t.relowner)", trusted("t.relowner"),
						"pg_catalog.has_table_privilege(t.oid, 'INSERT') "
								+ "OR NOT pg_catalog.has_any_column_privilege(t.oid, 'SELECT')")
				+ " FROM its t UNION ALL " + LedgerFact.query("t.relname", CODE, "t.code") + " FROM (SELECT t.relname, "
				+ computed() + " AS code FROM its t) AS t WHERE t.code IS NOT NULL UNION ALL " + grants()
				+ " UNION ALL " + LedgerFact.query("t.relname", TRIGGER, "g.tgname")
				+ " FROM its t JOIN pg_catalog.pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal "
				+ "JOIN pg_catalog.pg_proc p ON p.oid = g.tgfoid WHERE NOT " + trusted("p.proowner") + " UNION ALL "
				+ LedgerFact.query("t.relname", RULE, "w.rulename")
				+ " FROM its t JOIN pg_catalog.pg_rewrite w ON w.ev_class = t.oid WHERE t.relkind = 'r'";
	}

	private static String trusted(String role) {
		return "EXISTS (SELECT FROM trusted o WHERE o.role = " + role + ")";
	}

	// Even a SELECT runs the query of a view, and what indexes and policies compute.
	private static String computed() {
		return "CASE WHEN t.relkind <> 'r' THEN 'it is no ordinary table' "
				+ "WHEN EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE t.oid IN (i.inhrelid, i.inhparent)) "
				+ "THEN 'it inherits from a table, or a table from it' WHEN NOT " + trusted("t.relowner")
				+ " AND (EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = t.oid "
				+ "AND (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL)) OR EXISTS (SELECT FROM "
				+ "pg_catalog.pg_statistic_ext e WHERE e.stxrelid = t.oid AND e.stxexprs IS NOT NULL) OR EXISTS (SELECT "
				+ "FROM pg_catalog.pg_attribute a WHERE a.attrelid = t.oid AND a.attgenerated <> '') OR EXISTS (SELECT "
				+ "FROM pg_catalog.pg_policy p WHERE p.polrelid = t.oid)) THEN 'it computes something when it is read' END";
	}

	// Column by column, too, and for what counts by itself.
	private static String grants() {
		return LedgerFact.query("x.relname", GRANT,
				"CASE WHEN x.grantee <> '0' THEN pg_catalog.pg_get_userbyid(x.grantee) END",
				"pg_catalog.string_agg(DISTINCT x.privilege_type, ', ')", "pg_catalog.replace(x.sequence, '|', '')")
				+ " FROM (SELECT t.relname, t.relowner, '' AS sequence, e.* FROM its t CROSS JOIN LATERAL "
				+ "pg_catalog.aclexplode(t.relacl) e UNION ALL SELECT t.relname, t.relowner, '', e.* FROM its t "
				+ "JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid CROSS JOIN LATERAL "
				+ "pg_catalog.aclexplode(a.attacl) e UNION ALL SELECT t.relname, t.relowner, "
				+ "pg_catalog.format('%I.%I', s.nspname, q.relname), e.* FROM its t JOIN pg_catalog.pg_depend d "
				+ "ON d.refobjid = t.oid AND d.refclassid = '1259' AND d.classid = '1259' JOIN pg_catalog.pg_class q "
				+ "ON q.oid = d.objid AND q.relkind = 'S' JOIN pg_catalog.pg_namespace s ON s.oid = q.relnamespace "
				+ "CROSS JOIN LATERAL pg_catalog.aclexplode(q.relacl) e) AS x "
				+ "WHERE x.privilege_type NOT IN ('SELECT', 'MAINTAIN') AND x.grantee <> x.relowner AND NOT "
				+ trusted("x.grantee") + " GROUP BY x.relname, x.sequence, x.grantee";
	}

	/**
	 * Return a query for what speaks against using a ledger; it has no row if nothing
	 * does.
	 * @param facts an expression, the array of facts
	 * @param toRead whether it is to be read only
	 * @return the SQL, for texts
	 */
	static String objections(String facts, boolean toRead) {
		String kind = "pg_catalog.split_part(f.fact, '|', 2)";
		String writing = " OR " + kind + " IN ('" + GRANT + "', '" + TRIGGER + "', '" + RULE + "') OR (" + kind
				+ " IN ('" + OWNER + "', '" + SCHEMA + "') AND pg_catalog.split_part(f.fact, '|', 3) = 'f')";
		return "SELECT pg_catalog.concat_ws(' ', pg_catalog.split_part(f.fact, '|', 1), " + kind
				+ ", pg_catalog.split_part(f.fact, '|', 6)) FROM pg_catalog.unnest(" + facts + ") AS f (fact) WHERE "
				+ kind + " = '" + CODE + "'" + (toRead ? "" : writing);
	}

	/**
	 * Return a condition: whether what is compared is of the types that our operators are
	 * for. Of others somebody could have made operators.
	 * @param facts an expression, the array of facts
	 * @return the SQL
	 */
	static String typed(String facts) {
		String wanted = Stream.of(LedgerTable.REVISION, LedgerTable.LOG)
			.flatMap((table) -> table.columns()
				.stream()
				.map((column) -> "('" + table.tableName() + "', '" + column.name() + "', '" + column.type() + "')"))
			.collect(Collectors.joining(", "));
		return "NOT EXISTS (SELECT FROM pg_catalog.unnest(" + facts + ") AS f (fact) JOIN (VALUES " + wanted
				+ ") AS w (of_table, name, type) ON pg_catalog.split_part(f.fact, '|', 1) = w.of_table "
				+ "AND pg_catalog.split_part(f.fact, '|', 6) = w.name AND pg_catalog.split_part(f.fact, '|', 7) = '' "
				+ "AND pg_catalog.split_part(f.fact, '|', 2) = '" + LedgerShape.COLUMN
				+ "' AND pg_catalog.split_part(f.fact, '|', 5) <> w.type)";
	}

	/**
	 * Return what would run if the ledger were read, or keeps it from being one.
	 * @return nothing if it may be read
	 */
	List<LedgerDamage> code() {
		return of(CODE).map((fact) -> new LedgerDamage(fact.table(), fact.name(), null)).toList();
	}

	/**
	 * Return whether somebody owns the ledger, or could replace it, who is not trusted
	 * to.
	 * @return whether nothing of it may be run
	 */
	boolean isForeign() {
		return !strangers().isEmpty();
	}

	/**
	 * Return whether this role does more with the ledger than read it.
	 * @return whether it may write it, or not even read it
	 */
	boolean isForMore() {
		return of(OWNER).anyMatch((fact) -> fact.second().equals("t"));
	}

	/**
	 * Return whose the ledger is, if it is none that this role may trust.
	 * @return sentences without full stops
	 */
	List<LedgerDamage> strangers() {
		return this.facts.stream()
			.filter((fact) -> (fact.is(OWNER) || fact.is(SCHEMA)) && fact.first().equals("f"))
			.map((fact) -> new LedgerDamage(fact.is(SCHEMA) ? LedgerTable.REVISION.tableName() : fact.table(),
					(fact.is(SCHEMA) ? "its schema" : "it") + " belongs to role " + SqlText.identifier(fact.name()),
					null))
			.toList();
	}

	/**
	 * Return by what others could have written the ledger, or would run something when it
	 * is written.
	 * @param ledger names the tables in what ends it
	 * @return nothing if it is closed
	 */
	List<LedgerDamage> openings(Ledger ledger) {
		List<LedgerDamage> openings = new ArrayList<>();
		of(GRANT).forEach((fact) -> {
			String grantee = fact.name().isEmpty() ? "PUBLIC" : SqlText.identifier(fact.name());
			String object = fact.second().isEmpty() ? qualified(ledger, fact) : "SEQUENCE " + fact.second();
			openings.add(new LedgerDamage(fact.table(),
					fact.first() + " is granted to " + grantee + (fact.second().isEmpty() ? "" : " on its sequence"),
					"REVOKE " + fact.first() + " ON " + object + " FROM " + grantee + " CASCADE"));
		});
		for (String kind : List.of(TRIGGER, RULE)) {
			of(kind).forEach((fact) -> openings.add(new LedgerDamage(fact.table(),
					"it has " + kind + " " + SqlText.identifier(fact.name()), "DROP " + kind.toUpperCase(Locale.ROOT)
							+ " " + SqlText.identifier(fact.name()) + " ON " + qualified(ledger, fact))));
		}
		return openings;
	}

	private static String qualified(Ledger ledger, LedgerFact fact) {
		return SqlText.identifier(ledger.schema()) + "." + fact.table();
	}

	private Stream<LedgerFact> of(String kind) {
		return this.facts.stream().filter((fact) -> fact.is(kind));
	}

}
