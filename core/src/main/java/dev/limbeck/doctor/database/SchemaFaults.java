package dev.limbeck.doctor.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.Place;
import dev.limbeck.doctor.finding.ShellWord;
import dev.limbeck.sql.SqlText;

/**
 * What the catalog says is half done, or forbidden, or set to hurt.
 *
 * @param declared what revisions make
 * @param findings takes what is found
 */
record SchemaFaults(Declared declared, List<Finding> findings) {

	/** What a finding shows of a line is limited. */
	private static final int LONGEST_DOWNGRADE = 400;

	void addTo(Questions questions) {
		questions.ask("invalid_index", (row) -> this.findings.add(index(row)))
			.ask("unvalidated_constraint", (row) -> this.findings.add(constraint(row)))
			.ask("sequence", (row) -> this.findings.add(sequence(row)))
			.ask("schema_privilege", (row) -> this.findings.add(schemaPrivilege(row)))
			.ask("table_privilege", (row) -> this.findings.add(tablePrivilege(row)))
			.ask("setting", (row) -> this.findings.add(setting(row)));
	}

	private Finding index(ResultSet row) throws SQLException {
		Relation index = new Relation(row.getString(1), row.getString(2));
		Relation table = new Relation(row.getString(3), row.getString(4));
		String constraint = row.getString(8);
		boolean made = this.declared.says(List.of((constraint != null) ? constraint : index.name()));
		Finding finding = Catalogue.get("invalid-index")
			.found(index.place(),
					(row.getBoolean(5) ? "The unique index " : "The index ") + index + " of " + table + " is INVALID.");
		if (row.getBoolean(6) && made) {
			return finding.withRemedy("Not each partition of " + table + " has its part of it. Make an index on those "
					+ "that have none, and ALTER INDEX " + index.sql() + " ATTACH PARTITION it, in a revision.");
		}
		if (made || row.getBoolean(7)) {
			return finding
				.withRemedy("Build it again; if that fails, mend first the rows that are in the way, and drop what "
						+ "the new try has left.")
				.withCommand("REINDEX INDEX CONCURRENTLY " + index.sql() + ";");
		}
		if (constraint != null) {
			return finding
				.withCommand("ALTER TABLE " + table.sql() + " DROP CONSTRAINT " + SqlText.identifier(constraint) + ";");
		}
		return finding.withCommand("DROP INDEX " + (row.getBoolean(6) ? "" : "CONCURRENTLY ") + index.sql() + ";");
	}

	private Finding constraint(ResultSet row) throws SQLException {
		Relation owner = new Relation(row.getString(1), row.getString(2));
		String name = row.getString(3);
		boolean domain = row.getBoolean(4);
		Finding finding = Catalogue.get("unvalidated-constraint")
			.found(owner.place(),
					"The constraint " + name + " of " + (domain ? "domain " : "") + owner + " is NOT VALID.");
		String alter = (domain ? "ALTER DOMAIN " : "ALTER TABLE ") + owner.sql();
		String constraint = " CONSTRAINT " + SqlText.identifier(name);
		String validate = alter + " VALIDATE" + constraint + ";";
		if (!this.declared.says(List.of(owner.name(), "not valid"))) {
			return finding.withRemedy("Mend the rows that violate it, and validate it.").withCommand(validate);
		}
		// By hand it would be drift.
		String back = alter + " DROP" + constraint + "; " + alter + " ADD" + constraint + " " + row.getString(5) + ";";
		String command = "limbeck revision -m " + ShellWord.quoted("Validate " + name) + " --upgrade "
				+ ShellWord.quoted(validate);
		return finding
			.withRemedy("Mend the rows that violate it, and validate it in a revision, as a revision made it.")
			.withCommand((back.length() > LONGEST_DOWNGRADE || back.lines().count() > 1) ? command
					: command + " --downgrade " + ShellWord.quoted(back));
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
