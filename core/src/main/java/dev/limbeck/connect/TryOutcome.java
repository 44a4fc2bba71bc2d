package dev.limbeck.connect;

import java.sql.Connection;
import java.sql.SQLException;

import dev.limbeck.connect.failure.Diagnosis;

/**
 * What came of one try.
 */
sealed interface TryOutcome {

	/**
	 * A session that answers.
	 *
	 * @param connection the open connection
	 * @param server what the server said about itself
	 * @param place where it is
	 */
	record Success(Connection connection, ServerState server, String place) implements TryOutcome {

		void discard() {
			try {
				this.connection.close();
			}
			catch (SQLException | RuntimeException ex) {
				// It is gone already, which is all that was wanted.
			}
		}

	}

	/**
	 * No session.
	 *
	 * @param diagnosis why
	 */
	record Failure(Diagnosis diagnosis) implements TryOutcome {

	}

}
