package dev.limbeck.doctor.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.sql.SqlText;

/**
 * Tables of other migration tools, and ledgers in other schemas.
 */
final class OtherTools {

	private static final Map<String, String> TOOLS = Map.of("flyway_schema_history", "Flyway", "databasechangelog",
			"Liquibase", "databasechangeloglock", "Liquibase", "alembic_version", "Alembic", "goose_db_version",
			"goose", "schema_migrations", "dbmate, golang-migrate or Rails");

	/** Whatever type somebody has chosen for it. */
	private static final String TRUE = "('true', 't', '1')";

	private static final String FALSE = "('false', 'f', '0')";

	private static final String LIQUIBASE_LOCK = "databasechangeloglock";

	private final List<Table> tables = new ArrayList<>();

	void addTo(Questions questions) {
		questions.askTrusting("other_tool", (row) -> this.tables.add(Table.read(row)));
	}

	/**
	 * Return the schemas that hold a ledger.
	 * @return names
	 */
	List<String> ledgers() {
		return this.tables.stream()
			.filter((table) -> table.relation().name().equals("limbeck_revision"))
			.map((table) -> table.relation().schema())
			.toList();
	}

	/**
	 * Tell which tools are there, and have their rows asked.
	 * @param questions takes the questions
	 * @param findings takes what is found
	 */
	void examine(Questions questions, List<Finding> findings) {
		for (Table table : this.tables) {
			String tool = TOOLS.get(table.relation().name());
			if (tool != null) {
				if (!table.relation().name().equals(LIQUIBASE_LOCK)) {
					findings.add(Catalogue.get("other-tool")
						.found(table.relation().place(),
								"There is " + table.relation() + ", a table of " + tool + "."));
				}
				table.askFailed(questions, tool, findings);
			}
		}
	}

	/**
	 * One table.
	 *
	 * @param relation its name
	 * @param readable whether this role may read it
	 * @param columns what it has
	 */
	private record Table(Relation relation, boolean readable, Set<String> columns) {

		static Table read(ResultSet row) throws SQLException {
			return new Table(new Relation(row.getString(1), row.getString(2)), row.getBoolean(3),
					Set.of((String[]) row.getArray(4).getArray()));
		}

		void askFailed(Questions questions, String tool, List<Finding> findings) {
			switch (this.relation.name()) {
				case "flyway_schema_history" ->
					ask(questions, "script", "success", false, (what) -> findings.add(failed(tool, what)));
				case "schema_migrations" ->
					ask(questions, "version", "dirty", true, (what) -> findings.add(failed(tool, what)));
				case LIQUIBASE_LOCK ->
					ask(questions, "lockedby", "locked", true, (what) -> findings.add(locked(tool, what)));
				default -> {
				}
			}
		}

		private void ask(Questions questions, String shown, String flag, boolean wanted, FoundRow found) {
			if (this.readable && this.columns.containsAll(Set.of(shown, flag))) {
				questions.askSql(
						"SELECT " + SqlText.identifier(shown) + "::pg_catalog.text FROM " + this.relation.sql()
								+ " WHERE pg_catalog.lower(" + SqlText.identifier(flag) + "::pg_catalog.text) IN "
								+ (wanted ? TRUE : FALSE) + " ORDER BY 1",
						(row) -> found.take(String.valueOf(row.getString(1))));
			}
		}

		private Finding failed(String tool, String what) {
			return Catalogue.get("other-tool-failed")
				.found(this.relation.place(), this.relation + " of " + tool + " holds " + what + ", which has failed.");
		}

		private Finding locked(String tool, String who) {
			return Catalogue.get("other-tool-lock")
				.found(this.relation.place(), this.relation + " of " + tool + " is locked by " + who + ".");
		}

	}

	/**
	 * Takes what a row shows.
	 */
	private interface FoundRow {

		boolean take(String shown);

	}

}
