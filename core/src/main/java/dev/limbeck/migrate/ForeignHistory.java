package dev.limbeck.migrate;

import java.sql.SQLException;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.script.location.RevisionScripts;
import org.jspecify.annotations.Nullable;

/**
 * Reads what another tool has applied to a database.
 */
public interface ForeignHistory {

	/**
	 * Read it.
	 * @param database answers queries
	 * @param scripts the revisions, of which some were adopted
	 * @return the revisions that are applied, in any order
	 * @throws SQLException if the connection is lost
	 * @throws LimbeckException if it cannot be told what is applied, with all reasons
	 */
	List<ForeignRevision> read(Queries database, RevisionScripts scripts) throws SQLException;

	/**
	 * Answers queries.
	 */
	interface Queries {

		/**
		 * Run a query.
		 * @param sql one statement
		 * @param columns how many columns it has
		 * @return its rows, all values as texts
		 * @throws SQLException if the connection is lost, or the server refuses
		 */
		List<List<@Nullable String>> rows(String sql, int columns) throws SQLException;

	}

}
