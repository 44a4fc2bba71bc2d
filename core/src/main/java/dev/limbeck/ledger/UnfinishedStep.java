package dev.limbeck.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;

import dev.limbeck.ledger.StepProgress.Next;
import org.jspecify.annotations.Nullable;

/**
 * A step that the ledger holds as begun and not finished.
 *
 * @param progress how far it came, or {@code null} if the ledger does not say so in a way
 * that can be understood
 */
public record UnfinishedStep(@Nullable StepProgress progress) {

	/**
	 * Read a row with how many statements there are, how many are done, their hash, and
	 * whether the next one was begun, or has failed, and how far its rounds are.
	 * @param row the row
	 * @return the step
	 * @throws SQLException if the connection is lost
	 */
	static UnfinishedStep read(ResultSet row) throws SQLException {
		String done = row.getString(2);
		String hash = row.getString(3);
		BatchProgress batch = BatchProgress.read(row, 7);
		boolean strange = row.getBoolean(6) && batch == null;
		if (done == null || !done.matches("\\d{1,9}") || hash == null || strange) {
			return new UnfinishedStep(null);
		}
		Next next = row.getBoolean(4) ? Next.BEGUN : row.getBoolean(5) ? Next.FAILED : Next.UNTOUCHED;
		return new UnfinishedStep(new StepProgress(of(row.getString(1)), Integer.parseInt(done), next, hash, batch));
	}

	private static int of(@Nullable String of) {
		return (of != null && of.matches("\\d{1,9}")) ? Integer.parseInt(of) : 0;
	}

}
