package dev.limbeck.java;

import java.sql.Connection;

import org.jspecify.annotations.Nullable;

/**
 * A revision written in Java that changes rows in chunks. Each chunk is a transaction of
 * its own, in which the ledger says where it ended: whoever goes on, after a failure or a
 * kill, begins there, so that each row counts once.
 */
public interface BatchRevision extends JavaRevision {

	/**
	 * Change the next rows.
	 * @param connection the migration's own connection, inside the transaction, as for
	 * {@link JavaRevision#upgrade(Connection)}
	 * @param cursor where the chunk before this one ended, as it said itself;
	 * {@code null} for the first
	 * @return where this one ends, or {@code null} if nothing is left to do
	 * @throws Exception for any reason: this chunk is rolled back, those before it stay
	 */
	@Nullable Chunk upgrade(Connection connection, @Nullable String cursor) throws Exception;

	/**
	 * Nothing calls this: the revision is applied in chunks.
	 */
	@Override
	default void upgrade(Connection connection) {
		throw new UnsupportedOperationException(getClass().getName() + " is applied in chunks");
	}

	/**
	 * What a chunk has done.
	 *
	 * @param cursor where it ended: any text that the revision understands, such as the
	 * last key
	 * @param rows how many rows it has changed, for those who watch
	 */
	record Chunk(String cursor, long rows) {

	}

}
