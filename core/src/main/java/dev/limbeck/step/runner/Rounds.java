package dev.limbeck.step.runner;

import java.sql.SQLException;

import dev.limbeck.ledger.BatchProgress;
import dev.limbeck.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a statement into rounds.
 */
sealed interface Rounds permits KeyedRounds, RepeatedRounds {

	/**
	 * Tell whether the statement can be cut, and as it was when the batch was begun.
	 * @param begun how far it has come, or {@code null} if no round is done
	 * @return a statement that raises why not, or {@code null} if it can
	 */
	@Nullable String refusal(@Nullable BatchProgress begun);

	/**
	 * Look where the first round begins.
	 * @param session the session
	 * @return a batch of which nothing is done, or {@code null} if there is nothing to do
	 * @throws SQLException if the server does not tell
	 */
	@Nullable BatchProgress first(Session session) throws SQLException;

	/**
	 * Cut the next round.
	 * @param session the session
	 * @param before how far the batch has come
	 * @return the round
	 * @throws SQLException if the server does not tell
	 */
	Round next(Session session, BatchProgress before) throws SQLException;

}
