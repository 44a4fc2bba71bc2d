package dev.limbeck.model;

import java.sql.Connection;
import java.sql.SQLException;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.schema.CatalogContents;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.SchemaReader;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.session.HarmlessCause;
import dev.limbeck.session.Session;

/**
 * Reads a database as a model, without a trace in it.
 */
final class CatalogReading {

	private CatalogReading() {
	}

	static ModelSchema of(ScratchDatabase database) {
		try (Connection connection = database.open()) {
			return of(new Session(connection), connection.getMetaData().getDatabaseMajorVersion());
		}
		catch (SQLException ex) {
			throw failed(database.toString(), ex);
		}
	}

	/**
	 * Read it in one snapshot.
	 * @param session a session outside of a transaction
	 * @param version the major version of the server
	 * @return what is in the database
	 * @throws SQLException if the server refuses, or the connection is lost
	 */
	static ModelSchema of(Session session, int version) throws SQLException {
		CatalogContents contents = new SchemaReader(version).read(session);
		Schema schema = contents.ofUsers();
		ManagedTables managed = ManagedTables.read(session, schema);
		return new ModelSchema(schema, contents.unknown(), managed.tables(), managed.notes());
	}

	static LimbeckException failed(String place, SQLException ex) {
		return new LimbeckException("schema-not-read",
				"The schema of " + place + " was not read: " + ServerErrors.message(ex) + " (SQLSTATE "
						+ ex.getSQLState() + ").",
				"The role needs to read the catalog (pg_catalog), as every role may by default; and the server has to "
						+ "keep the connection meanwhile.",
				HarmlessCause.withoutSql(ex), ServerErrors.sqlState(ex));
	}

}
