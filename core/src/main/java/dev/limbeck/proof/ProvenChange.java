package dev.limbeck.proof;

import java.sql.SQLException;

import dev.limbeck.proof.Losses.Announcement;
import dev.limbeck.session.Session;

/**
 * What a proof tries: a way there, a way back, and what is said of the way there.
 */
interface ProvenChange extends Announcement {

	/**
	 * Go there.
	 * @param session to the copy of the old side
	 * @throws SQLException if a statement fails
	 */
	void apply(Session session) throws SQLException;

	/**
	 * Go back.
	 * @param session to where {@link #apply} has led
	 * @throws SQLException if a statement fails
	 */
	void revert(Session session) throws SQLException;

}
