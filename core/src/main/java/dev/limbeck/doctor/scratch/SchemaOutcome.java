package dev.limbeck.doctor.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.diff.Change;
import dev.limbeck.diff.Comparison;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.SchemaReader;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.session.Session;

/**
 * The schema that revisions have led to, for comparison with others.
 *
 * @param schema what is looked at of it
 * @param scope what is looked at
 * @param version the major version of the server
 */
record SchemaOutcome(Schema schema, Scope scope, int version) {

	static SchemaOutcome of(ScratchDatabase database, Scope scope, int version) {
		return new SchemaOutcome(read(database, scope, version), scope, version);
	}

	/**
	 * Compare another outcome.
	 * @param database that has it
	 * @return what differs there
	 */
	List<Change> changes(ScratchDatabase database) {
		return Comparison.of(this.schema, read(database, this.scope, this.version));
	}

	private static Schema read(ScratchDatabase database, Scope scope, int version) {
		try (Connection connection = database.open()) {
			return scope.of(new SchemaReader(version).read(new Session(connection)).ofUsers());
		}
		catch (SQLException ex) {
			throw new LimbeckException("not-tried",
					"The schema of a scratch database was not read: " + ServerErrors.message(ex) + ".", "Try again.");
		}
	}

}
