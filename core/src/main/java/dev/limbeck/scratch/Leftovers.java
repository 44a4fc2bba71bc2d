package dev.limbeck.scratch;

import java.sql.SQLException;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.log.LogFields;
import dev.limbeck.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scratch databases that nobody uses any more: who made them was killed. Each is locked
 * from before it is made until after it is dropped, by the session that does both.
 */
final class Leftovers {

	private static final Logger logger = LoggerFactory.getLogger(Leftovers.class);

	/** What the comments on all scratch databases begin with. */
	static final String COMMENT = "limbeck scratch database";

	// The name alone, or the comment alone, may be anybody's.
	private static final String QUERY = "SELECT d.datname, pg_catalog.shobj_description(d.oid, 'pg_database') "
			+ "FROM pg_catalog.pg_database d WHERE d.datname ~ '^" + ScratchName.PREFIX + "[0-9a-f]{16}$' "
			+ "AND d.datdba = (SELECT r.oid FROM pg_catalog.pg_roles r WHERE r.rolname = current_user) "
			+ "AND pg_catalog.shobj_description(d.oid, 'pg_database') LIKE '" + COMMENT + "%' "
			+ "AND NOT EXISTS (SELECT FROM pg_catalog.pg_locks l WHERE l.locktype = 'advisory' AND l.objsubid = 1 "
			+ "AND pg_catalog.lpad(pg_catalog.to_hex(l.classid::pg_catalog.int8), 8, '0') "
			+ "|| pg_catalog.lpad(pg_catalog.to_hex(l.objid::pg_catalog.int8), 8, '0') "
			+ "= pg_catalog.substr(d.datname, " + (ScratchName.PREFIX.length() + 1) + ")) "
			+ "AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity a WHERE a.datid = d.oid) ORDER BY 1";

	private final Removal removal;

	Leftovers(Removal removal) {
		this.removal = removal;
	}

	/**
	 * Drop them. That one could not be dropped is logged.
	 * @param sql a session of the server
	 * @throws SQLException if they are not even found
	 */
	void sweep(Session sql) throws SQLException {
		for (Found found : sql.query(QUERY, (row) -> new Found(ScratchName.of(row.getString(1)), row.getString(2)))) {
			sweep(sql, found);
		}
	}

	private void sweep(Session sql, Found found) throws SQLException {
		try {
			this.removal.ifIdle(sql, found.name());
			LogFields.NONE.info(logger).log("Dropped {}, left behind: {}", found.name().text(), found.comment());
		}
		catch (SQLException ex) {
			if (sql.isLost(ex)) {
				throw ex;
			}
			LogFields.NONE.info(logger)
				.log("{} is left behind, and was not dropped: {}", found.name().text(), ServerErrors.message(ex));
		}
		catch (LimbeckException ex) {
			LogFields.NONE.info(logger)
				.log("{} is left behind, and was not dropped: {}", found.name().text(), ex.description());
		}
	}

	/**
	 * One that was found.
	 *
	 * @param name the database
	 * @param comment who has made it
	 */
	private record Found(ScratchName name, String comment) {

	}

}
