package dev.limbeck.scratch;

import java.sql.SQLException;

import dev.limbeck.LimbeckException;
import dev.limbeck.SqlState;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.ServerState;
import dev.limbeck.connect.failure.ReadOnlyServer;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.session.HarmlessCause;
import dev.limbeck.sql.SqlText;

/**
 * What is told when there can be no scratch database.
 */
final class ScratchErrors {

	/** Code of the failure when the server has another version than the target's. */
	static final String OTHER_VERSION = "scratch-version";

	private static final String ELSEWHERE = "name another server of the same major version with --scratch URL";

	private ScratchErrors() {
	}

	static LimbeckException refused(String what, SQLException ex) {
		return new LimbeckException("scratch-failed",
				"The server refused to " + what + ": " + ServerErrors.message(ex) + " (SQLSTATE " + ex.getSQLState()
						+ ").",
				"Mend that on the server, or " + ELSEWHERE + ".", HarmlessCause.withoutSql(ex),
				ServerErrors.sqlState(ex));
	}

	static LimbeckException notCreated(String role, String place, SQLException ex) {
		if (SqlState.INSUFFICIENT_PRIVILEGE.equals(ex.getSQLState())) {
			return new LimbeckException("scratch-not-allowed",
					"The role " + role + " may not create databases at " + place
							+ ", so there is nothing to try SQL on.",
					"As a superuser, or as a role that may create roles, run: ALTER ROLE " + SqlText.identifier(role)
							+ " CREATEDB; or " + ELSEWHERE + ".",
					HarmlessCause.withoutSql(ex), ex.getSQLState());
		}
		return refused("make a scratch database at " + place, ex);
	}

	static LimbeckException inUse(ScratchDatabase original, SQLException ex) {
		return new LimbeckException("scratch-in-use",
				"The scratch database " + original.name() + " was not copied: " + ServerErrors.message(ex) + ".",
				"Close all connections to it first.", HarmlessCause.withoutSql(ex), ex.getSQLState());
	}

	static LimbeckException single(Connector connector) {
		return new LimbeckException("scratch-connection",
				"Connections to " + connector.description()
						+ " come from a DataSource, which leads to no other database of its server.",
				"Set limbeck.migration.url to that server, or " + ELSEWHERE + ".");
	}

	static LimbeckException pooler(String place) {
		return new LimbeckException("scratch-pooler",
				"A connection pooler stands between Limbeck and " + place
						+ ": it leads to the databases that it knows, and to no scratch database.",
				"Set limbeck.migration.url to the server itself, or " + ELSEWHERE + ".");
	}

	static LimbeckException readOnly(String place, ServerState.Mode mode) {
		return new LimbeckException("scratch-read-only",
				"There can be no scratch database at " + place + ": "
						+ ReadOnlyServer.diagnosis(mode == ServerState.Mode.STANDBY).reason() + ".",
				"Use the primary, or " + ELSEWHERE + ".");
	}

	static LimbeckException otherVersion(String place, int version, int wanted) {
		return new LimbeckException(OTHER_VERSION,
				"The scratch server at " + place + " is PostgreSQL " + version + ", and the database is PostgreSQL "
						+ wanted + ": the same SQL may mean something else there.",
				"Name a server of PostgreSQL " + wanted + ", or say that another version will do with "
						+ "--scratch-any-version.");
	}

	static LimbeckException unsupported(String place, String version) {
		return new LimbeckException("unsupported-server",
				"The server at " + place + " is PostgreSQL " + version + "; Limbeck needs 14 or newer.",
				"Upgrade the server.");
	}

}
