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

	private static final String REFERENCE = "reference";

	private static final String STRANGER = "pg_catalog.split_part(f.fact, '|', 2) IN ('" + OWNER + "', '" + SCHEMA
			+ "') AND pg_catalog.split_part(f.fact, '|', 3) = 'f'";

	// Whether this role is a superuser, or may become one.
	private static final String ALMIGHTY = "EXISTS (SELECT FROM mine m JOIN pg_catalog.pg_roles r ON r.oid = m.role WHERE r.rolsuper)";

	// The roles that are there before anybody makes one have members of all kinds.
	private static final String FIRST_OF_OTHERS = "'16384'";

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
	 * database, and superusers. Who may only give a role away does not act as it, and the
	 * predefined roles are those of too many.
	 * @return the SQL
	 */
	static String roles() {
		return "selves (role) AS (SELECT r.oid FROM pg_catalog.pg_roles r WHERE r.rolname IN (SESSION_USER, "
				+ "CURRENT_USER)), mine (role) AS (SELECT role FROM selves UNION SELECT m.roleid FROM mine "
				+ "JOIN pg_catalog.pg_auth_members m ON m.member = mine.role WHERE m.roleid >= " + FIRST_OF_OTHERS
				+ " AND (" + acts() + ")), above (role) AS (SELECT d.datdba FROM "
				+ "pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database() UNION SELECT r.oid FROM "
				+ "pg_catalog.pg_roles r WHERE r.rolsuper OR r.rolname = 'pg_database_owner'), "
				+ "trusted (role) AS (SELECT role FROM mine UNION SELECT role FROM above)";
	}

	/**
	 * Return a condition: whether membership {@code m} lets the member act as the role.
	 * @return the SQL
	 */
	static String acts() {
		return option("inherit_option") + " OR " + option("set_option");
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
		return LedgerFact.query("''", SCHEMA, "pg_catalog.pg_get_userbyid(s.nspowner)", trusted("s.nspowner"), "''",
				ALMIGHTY)
				+ " FROM pg_catalog.pg_namespace s WHERE s.nspname = " + schema + " UNION ALL "
				+ LedgerFact.query("t.relname", OWNER, "pg_catalog.pg_get_userbyid(t.relowner)", trusted("t.relowner"),
						"pg_catalog.has_table_privilege(t.oid, 'INSERT') " + "OR (t.relname = "
								+ SqlText.literal(LedgerTable.REVISION.tableName())
								+ " AND NOT pg_catalog.has_any_column_privilege(t.oid, 'SELECT'))",
						ALMIGHTY)
				+ " FROM its t UNION ALL " + LedgerFact.query("t.relname", CODE, "t.code") + " FROM (SELECT t.relname, "
				+ computed() + " AS code FROM its t) AS t WHERE t.code IS NOT NULL UNION ALL " + grants()
				+ " UNION ALL " + LedgerFact.query("t.relname", TRIGGER, "g.tgname")
				+ " FROM its t JOIN pg_catalog.pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal "
				+ "JOIN pg_catalog.pg_proc p ON p.oid = g.tgfoid WHERE g.tgqual IS NOT NULL OR NOT "
				+ trusted("p.proowner") + " UNION ALL " + references() + " UNION ALL "
				+ LedgerFact.query("t.relname", RULE, "w.rulename")
				+ " FROM its t JOIN pg_catalog.pg_rewrite w ON w.ev_class = t.oid WHERE t.relkind = 'r'";
	}

	// Deleting a row of ours would delete some of theirs, and run their triggers.
	private static String references() {
		return LedgerFact.query("t.relname", REFERENCE,
				"pg_catalog.format('ALTER TABLE %I.%I DROP CONSTRAINT %I', s.nspname, k.relname, c.conname)")
				+ " FROM its t JOIN pg_catalog.pg_trigger g ON g.tgrelid = t.oid AND g.tgisinternal JOIN "
				+ "pg_catalog.pg_constraint c ON c.oid = g.tgconstraint AND c.confrelid = t.oid JOIN pg_catalog.pg_class k "
				+ "ON k.oid = c.conrelid JOIN pg_catalog.pg_namespace s ON s.oid = k.relnamespace WHERE NOT "
				+ trusted("k.relowner") + " GROUP BY t.relname, s.nspname, k.relname, c.conname";
	}

	/**
	 * Return a query for the roles that may write every table, and by which member of the
	 * predefined role.
	 * @return the SQL, for two texts
	 */
	static String writers() {
		return "WITH RECURSIVE " + roles() + ", writers (role, via) AS (SELECT m.member, m.member FROM "
				+ "pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles r ON r.oid = m.roleid "
				+ "WHERE r.rolname = 'pg_write_all_data' AND (" + acts() + ") UNION SELECT m.member, w.via "
				+ "FROM writers w JOIN pg_catalog.pg_auth_members m ON m.roleid = w.role WHERE " + acts()
				+ ") SELECT r.rolname, pg_catalog.pg_get_userbyid(w.via) FROM writers w JOIN pg_catalog.pg_roles r "
				+ "ON r.oid = w.role WHERE r.rolcanlogin AND NOT " + granted("r.oid");
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

	// Column by column, too, and for what counts by itself. What a role that may do so
	// has
	// handed on nobody else can take back.
	private static String grants() {
		String handed = "CASE WHEN x.grantor <> x.relowner AND " + granted("x.grantor")
				+ " THEN pg_catalog.replace(pg_catalog.pg_get_userbyid(x.grantor), '|', '') END";
		return LedgerFact.query("x.relname", GRANT,
				"CASE WHEN x.grantee <> '0' THEN pg_catalog.pg_get_userbyid(x.grantee) END",
				"pg_catalog.string_agg(DISTINCT x.privilege_type, ', ')", "pg_catalog.replace(x.sequence, '|', '')",
				handed) + " FROM (SELECT t.relname, t.relowner, '' AS sequence, e.* FROM its t CROSS JOIN LATERAL "
				+ "pg_catalog.aclexplode(t.relacl) e UNION ALL SELECT t.relname, t.relowner, '', e.* FROM its t "
				+ "JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid CROSS JOIN LATERAL "
				+ "pg_catalog.aclexplode(a.attacl) e UNION ALL SELECT t.relname, t.relowner, "
				+ "pg_catalog.format('%I.%I', s.nspname, q.relname), e.* FROM its t JOIN pg_catalog.pg_depend d "
				+ "ON d.refobjid = t.oid AND d.refclassid = '1259' AND d.classid = '1259' JOIN pg_catalog.pg_class q "
				+ "ON q.oid = d.objid AND q.relkind = 'S' JOIN pg_catalog.pg_namespace s ON s.oid = q.relnamespace "
				+ "CROSS JOIN LATERAL pg_catalog.aclexplode(q.relacl) e) AS x "
				+ "WHERE x.privilege_type NOT IN ('SELECT', 'MAINTAIN') AND x.grantee <> x.relowner AND NOT "
				+ granted("x.grantee") + " GROUP BY x.relname, x.sequence, x.grantee, " + handed;
	}

	// What a group may others may who are in it.
	private static String granted(String role) {
		return "EXISTS (SELECT FROM (SELECT role FROM selves UNION ALL SELECT role FROM above) o WHERE o.role = " + role
				+ ")";
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
		String writing = " OR " + kind + " IN ('" + GRANT + "', '" + TRIGGER + "', '" + RULE + "', '" + REFERENCE
				+ "') OR (" + STRANGER + ")";
		return "SELECT pg_catalog.concat_ws(' ', pg_catalog.split_part(f.fact, '|', 1), " + kind
				+ ", pg_catalog.split_part(f.fact, '|', 6)) FROM pg_catalog.unnest(" + facts + ") AS f (fact) WHERE "
				+ kind + " = '" + CODE + "'"
				+ (toRead ? " OR (" + STRANGER + " AND pg_catalog.split_part(f.fact, '|', 5) = 't')" : writing);
	}

	/**
	 * Return a query for those who own a ledger, or could replace it, and are not trusted
	 * to.
	 * @param facts an expression, the array of facts
	 * @return the SQL, without columns
	 */
	static String strangers(String facts) {
		return "SELECT FROM pg_catalog.unnest(" + facts + ") AS f (fact) WHERE " + STRANGER;
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
	 * @return whether it may write it, or not even see what is applied
	 */
	boolean isForMore() {
		return of(OWNER).anyMatch((fact) -> fact.second().equals("t"));
	}

	/**
	 * Return whether a superuser would read tables of somebody who is not trusted: what
	 * they are may change while they are read.
	 * @return whether not even to look
	 */
	boolean isExposed() {
		return this.facts.stream()
			.anyMatch((fact) -> (fact.is(OWNER) || fact.is(SCHEMA)) && fact.first().equals("f")
					&& fact.third().equals("t"));
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
	 * Return whose the tables are.
	 * @return names of roles, each once
	 */
	List<String> owners() {
		return of(OWNER).map(LedgerFact::name).distinct().sorted().toList();
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
					fact.third().isEmpty()
							? "REVOKE " + fact.first() + " ON " + object + " FROM " + grantee + " CASCADE"
							: "REVOKE GRANT OPTION FOR " + fact.first() + " ON " + object + " FROM "
									+ SqlText.identifier(fact.third()) + " CASCADE"));
		});
		of(REFERENCE).forEach((fact) -> openings
			.add(new LedgerDamage(fact.table(), "a foreign key of somebody else's table refers to it", fact.name())));
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
