package dev.limbeck.doctor.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.Place;
import dev.limbeck.sql.SqlText;

/**
 * What the catalog says is half done, or forbidden, or set to hurt.
 *
 * @param findings takes what is found
 */
record SchemaFaults(List<Finding> findings) {

	void addTo(Questions questions) {
		questions.ask("invalid_index", (row) -> this.findings.add(index(row)))
			.ask("unvalidated_constraint", (row) -> this.findings.add(constraint(row)))
			.ask("sequence", (row) -> this.findings.add(sequence(row)))
			.ask("schema_privilege", (row) -> this.findings.add(schemaPrivilege(row)))
			.ask("table_privilege", (row) -> this.findings.add(tablePrivilege(row)))
			.ask("setting", (row) -> this.findings.add(setting(row)));
	}

	private static Finding index(ResultSet row) throws SQLException {
		Relation index = new Relation(row.getString(1), row.getString(2));
		String kind = row.getBoolean(4) ? "The unique index " : "The index ";
		return Catalogue.get("invalid-index")
			.found(index.place(), kind + index + " of " + row.getString(3) + " is INVALID.")
			.withCommand("DROP INDEX CONCURRENTLY " + index.sql() + ";");
	}

	private static Finding constraint(ResultSet row) throws SQLException {
		Relation table = new Relation(row.getString(1), row.getString(2));
		return Catalogue.get("unvalidated-constraint")
			.found(table.place(), "The constraint " + row.getString(3) + " of " + table + " is NOT VALID.")
			.withCommand("ALTER TABLE " + table.sql() + " VALIDATE CONSTRAINT " + SqlText.identifier(row.getString(3))
					+ ";");
	}

	private static Finding sequence(ResultSet row) throws SQLException {
		Relation sequence = new Relation(row.getString(1), row.getString(2));
		return Key.nearEnd(sequence, row.getLong(4), row.getLong(3));
	}

	private static Finding schemaPrivilege(ResultSet row) throws SQLException {
		String schema = row.getString(1);
		String role = row.getString(2);
		return Catalogue.get("missing-privilege")
			.found(Place.database(schema), "Role " + role + " may not create anything in schema " + schema + ".")
			.withCommand("GRANT USAGE, CREATE ON SCHEMA " + SqlText.identifier(schema) + " TO "
					+ SqlText.identifier(role) + ";");
	}

	private static Finding tablePrivilege(ResultSet row) throws SQLException {
		Relation table = new Relation(row.getString(1), row.getString(2));
		String owner = row.getString(3);
		return Catalogue.get("missing-privilege")
			.found(table.place(),
					table + " belongs to " + owner + ", and role " + row.getString(4) + " may not alter it.")
			.withCommand(row.getBoolean(5)
					? "ALTER TABLE " + table.sql() + " OWNER TO " + SqlText.identifier(row.getString(4)) + ";"
					: "GRANT " + SqlText.identifier(owner) + " TO " + SqlText.identifier(row.getString(4)) + ";");
	}

	private static Finding setting(ResultSet row) throws SQLException {
		return Catalogue.get("server-setting")
			.found(Place.database(row.getString(1)),
					"The setting " + row.getString(1) + " is " + row.getString(2) + ".")
			.withEffect(row.getString(3));
	}

}
