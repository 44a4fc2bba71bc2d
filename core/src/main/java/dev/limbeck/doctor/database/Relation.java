package dev.limbeck.doctor.database;

import dev.limbeck.doctor.finding.Place;
import dev.limbeck.sql.SqlText;

/**
 * The name of a table, an index or a sequence.
 *
 * @param schema where it is
 * @param name its own name
 */
record Relation(String schema, String name) {

	String sql() {
		return SqlText.identifier(this.schema) + "." + SqlText.identifier(this.name);
	}

	Place place() {
		return Place.database(toString());
	}

	@Override
	public String toString() {
		return this.schema + "." + this.name;
	}

}
