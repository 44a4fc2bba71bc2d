package dev.limbeck.step.failure;

import java.sql.SQLException;

/**
 * What a flight failed with, and at which statement.
 *
 * @param error the server's answer
 * @param number of the statement, from 1; {@link #OPENING} for the ledger's opening
 * statement, one more than there are statements for the closing ones and the commit
 * @param offset of the place the server pointed at, from the first character of the
 * statement; -1 if it pointed at none
 */
public record FlightFailure(SQLException error, int number, int offset) {

	/** The number, and marker, of what stands before the first statement. */
	public static final int OPENING = 0;

}
