package dev.limbeck.session;

import java.sql.SQLException;

import dev.limbeck.LimbeckException;
import dev.limbeck.SqlState;

/**
 * How a thread that migrates is told to stop: it is interrupted, as the JVM's shutdown
 * does.
 */
public final class StopSignal {

	/** Code of a run that was told to stop. */
	public static final String CODE = "interrupted";

	private StopSignal() {
	}

	/**
	 * Tell whether this thread is to stop.
	 * @return whether it is interrupted; it stays so
	 */
	public static boolean isTold() {
		return Thread.currentThread().isInterrupted();
	}

	/**
	 * Return what a statement fails with that is not sent any more.
	 * @return the error that the server gives for a statement that is cancelled
	 */
	public static SQLException canceled() {
		return new SQLException("the migration was told to stop", SqlState.QUERY_CANCELED);
	}

	/**
	 * Explain the end of a run that was waiting for others.
	 * @return the explanation
	 */
	static LimbeckException waiting() {
		return new LimbeckException(CODE,
				"Told to stop while waiting. Nothing was running, so nothing is left half done.",
				"Start again: it goes on where the database stands, which \"limbeck current\" shows.");
	}

}
