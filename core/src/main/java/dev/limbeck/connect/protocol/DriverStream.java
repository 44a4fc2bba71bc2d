package dev.limbeck.connect.protocol;

import java.io.IOException;
import java.lang.reflect.Field;

import dev.limbeck.log.LogFields;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.PGStream;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.QueryExecutorBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream on which the driver talks with the server. The driver has no limit for
 * errors and notices, nor a place to set one for a connection that is open already.
 *
 * @param stream the stream, or {@code null} if it is none that can be changed
 */
public record DriverStream(@Nullable PGStream stream) {

	private static final Logger logger = LoggerFactory.getLogger(DriverStream.class);

	/**
	 * Find the stream of a connection.
	 * @param executor what the connection executes with
	 * @return the stream
	 */
	public static DriverStream of(QueryExecutor executor) {
		try {
			Field field = QueryExecutorBase.class.getDeclaredField("pgStream");
			field.setAccessible(true);
			return new DriverStream((PGStream) field.get(executor));
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			LogFields.NONE.debug(logger).causedBy(ex).log("Errors of the server are read as long as they are");
			return new DriverStream(null);
		}
	}

	/**
	 * Bound errors and notices from now on, unless that is done already, or the stream is
	 * encrypted by the driver itself (GSS).
	 */
	public void cutReplies() {
		change((open) -> {
			if (replies(open) == null && !open.isGssEncrypted() && !open.hasMessagePending()) {
				int timeout = open.getNetworkTimeout();
				open.changeSocket(new CutSocket(open.getSocket()));
				open.setNetworkTimeout(timeout);
			}
		});
	}

	/**
	 * Leave them as they are from now on. Drops the time-out of reads.
	 */
	public void restore() {
		change((open) -> {
			if (open.getSocket() instanceof CutSocket cut && !open.hasMessagePending()
					&& cut.replies().isBetweenMessages()) {
				open.changeSocket(cut.connected());
			}
		});
	}

	/**
	 * Let all notices of the next statements pass, or only some of each.
	 * @param heard whether somebody listens, and keeps none of them
	 */
	public void hearNotices(boolean heard) {
		CutReplies replies = replies();
		if (replies != null) {
			replies.hearNotices(heard);
		}
	}

	/**
	 * Let rows pass only as long as there is room for them, until {@link #endRows}: who
	 * reads them must ask then whether they are all.
	 * @param bytes how many may be kept of the next answer
	 */
	public void boundRows(long bytes) {
		CutReplies replies = replies();
		if (replies != null) {
			replies.boundRows(bytes);
		}
	}

	/**
	 * Let all rows pass again.
	 * @return whether some did not
	 */
	public boolean endRows() {
		CutReplies replies = replies();
		return replies != null && replies.endRows();
	}

	private @Nullable CutReplies replies() {
		return (this.stream != null) ? replies(this.stream) : null;
	}

	private static @Nullable CutReplies replies(PGStream stream) {
		return (stream.getSocket() instanceof RepliesSource source) ? source.replies() : null;
	}

	private void change(Change change) {
		try {
			if (this.stream != null && !this.stream.isClosed()) {
				change.apply(this.stream);
			}
		}
		catch (IOException ex) {
			LogFields.NONE.debug(logger).causedBy(ex).log("The stream of the connection stays as it is");
		}
	}

	/**
	 * Something to do to the stream.
	 */
	private interface Change {

		/**
		 * Do it.
		 * @param open the stream
		 * @throws IOException if the connection is lost
		 */
		void apply(PGStream open) throws IOException;

	}

}
