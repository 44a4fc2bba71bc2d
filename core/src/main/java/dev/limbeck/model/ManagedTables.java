package dev.limbeck.model;

import java.sql.SQLException;
import java.util.List;

import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import dev.limbeck.session.Session;
import dev.limbeck.sql.SqlText;

/**
 * The tables whose partitions pg_partman makes and drops. Only its own table says so:
 * nothing in the catalog does.
 *
 * @param tables each as its schema and its name
 * @param notes that it was not to be known, as a sentence
 */
record ManagedTables(List<List<String>> tables, List<String> notes) {

	private static final ManagedTables NONE = new ManagedTables(List.of(), List.of());

	static ManagedTables read(Session session, Schema schema) throws SQLException {
		Fact extension = schema.fact(FactId.of(FactKind.EXTENSION, "pg_partman"));
		return (extension != null) ? read(session, extension.get("schema", "public")) : NONE;
	}

	/**
	 * Read the table of the extension, one statement.
	 * @param session a session outside of a transaction
	 * @param schema where it is
	 * @return what it says
	 * @throws SQLException if the connection is lost
	 */
	static ManagedTables read(Session session, String schema) throws SQLException {
		try {
			// As it was given to the extension: without quotes.
			return new ManagedTables(
					session.query(
							"SELECT pg_catalog.split_part(p.parent_table, '.', 1), pg_catalog.substr(p.parent_table, "
									+ "pg_catalog.strpos(p.parent_table, '.') + 1) FROM " + SqlText.identifier(schema)
									+ ".part_config p ORDER BY 1, 2",
							(row) -> List.of(row.getString(1), row.getString(2))),
					List.of());
		}
		catch (SQLException ex) {
			if (session.isLost(ex)) {
				throw ex;
			}
			return new ManagedTables(List.of(), List.of("Which partitions pg_partman manages is not known ("
					+ ServerErrors.message(ex) + "): name them in limbeck.exclude (--exclude), or they are compared."));
		}
	}

}
