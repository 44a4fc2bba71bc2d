package dev.limbeck.doctor.scratch;

import java.sql.Connection;
import java.sql.SQLException;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.session.Session;

/**
 * Makes databases whose sessions begin without the settings of the live one: a new
 * database has none, and what a late revision sets there may be in the way of early ones.
 *
 * @param server makes them
 */
record UnsetScratch(ScratchServer server) implements ScratchServer {

	// How long a statement may run is set in all scratch databases.
	private static final String SET = """
			SELECT EXISTS (SELECT FROM pg_catalog.pg_db_role_setting s JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase
			  WHERE d.datname = pg_catalog.current_database()
			  AND EXISTS (SELECT FROM pg_catalog.unnest(s.setconfig) c WHERE NOT pg_catalog.starts_with(c, 'statement_timeout=')))""";

	private static final String UNSET = """
			DO $$BEGIN
			  EXECUTE pg_catalog.format('ALTER DATABASE %I RESET ALL', pg_catalog.current_database());
			  EXECUTE pg_catalog.format('ALTER DATABASE %I SET statement_timeout = %L', pg_catalog.current_database(),
			    pg_catalog.current_setting('statement_timeout'));
			END$$""";

	/**
	 * Tell whether it makes a difference.
	 * @param server makes databases
	 * @return whether their sessions begin with settings
	 */
	static boolean differs(ScratchServer server) {
		try (ScratchDatabase database = server.create(); Connection connection = database.open()) {
			return new Session(connection).queryOne(SET, (row) -> row.getBoolean(1));
		}
		catch (SQLException ex) {
			throw lost(ex);
		}
	}

	@Override
	public ScratchDatabase create() {
		return unset(this.server.create());
	}

	@Override
	public ScratchDatabase copy(ScratchDatabase original) {
		return unset(this.server.copy(original));
	}

	@Override
	public int version() {
		return this.server.version();
	}

	@Override
	public void close() {
		this.server.close();
	}

	private static ScratchDatabase unset(ScratchDatabase database) {
		try (Connection connection = database.open()) {
			new Session(connection).execute(UNSET);
			return database;
		}
		catch (SQLException ex) {
			database.close();
			throw lost(ex);
		}
	}

	private static LimbeckException lost(SQLException ex) {
		return new LimbeckException("not-tried", "A scratch database refused: " + ServerErrors.message(ex) + ".",
				"Try again.");
	}

}
