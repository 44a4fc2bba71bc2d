package dev.limbeck.schema;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Where a fact stands in the catalog while it is read: outside of one database, nothing
 * of it means anything.
 *
 * @param catalog the table of the catalog
 * @param oid the object
 * @param part the part of it, for example a column; 0 for all of it
 */
record Address(String catalog, long oid, int part) {

	/** The address of what has none of its own. */
	static final Address NONE = new Address("", 0, 0);

	static Address read(ResultSet row, int column) throws SQLException {
		String catalog = row.getString(column);
		// They are few, and compared a million times.
		return (catalog != null) ? new Address(catalog.intern(), row.getLong(column + 1), row.getInt(column + 2))
				: NONE;
	}

	Address whole() {
		return new Address(this.catalog, this.oid, 0);
	}

}
