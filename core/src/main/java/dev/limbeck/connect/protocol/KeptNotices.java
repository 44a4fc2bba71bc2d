package dev.limbeck.connect.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Counts the notices that the driver keeps until somebody asks for them: those of each
 * statement that nobody listens to, however many there are. It forgets them with the
 * statement, but keeps those of every {@code COPY} as long as the connection.
 */
final class KeptNotices {

	/** The driver takes a login with a thousand messages for no login. */
	private static final int MOST = 100;

	private static final int MOST_BYTES = 1024 * 1024;

	private static final byte[] EMPTY = {};

	private final Kept statement = new Kept();

	private final Kept copies = new Kept();

	private Kept current = this.statement;

	private boolean heard;

	/**
	 * Let everything pass, or not.
	 * @param now whether somebody listens, and keeps nothing
	 */
	void heard(boolean now) {
		this.heard = now;
	}

	/**
	 * Take what follows for that of a {@code COPY}, until its end.
	 */
	void copy() {
		this.current = this.copies;
	}

	/**
	 * Tell whether the next notice may pass.
	 * @param length of it, in bytes
	 * @return whether it is heard, or few were kept so far
	 */
	boolean accept(long length) {
		return this.heard || this.current.accept(length);
	}

	/**
	 * Begin anew: the server is ready for the next statement.
	 * @return a notice that says how many did not pass, or nothing if all did
	 */
	byte[] end() {
		long dropped = this.current.untold();
		this.current = this.statement;
		this.statement.forget();
		return (dropped > 0) ? notice("... " + dropped + " more notices, which are not kept") : EMPTY;
	}

	private static byte[] notice(String message) {
		byte[] fields = ("SWARNING\0VWARNING\0C01000\0M" + message + "\0\0").getBytes(StandardCharsets.US_ASCII);
		return ByteBuffer.allocate(1 + Integer.BYTES + fields.length)
			.put((byte) 'N')
			.putInt(Integer.BYTES + fields.length)
			.put(fields)
			.array();
	}

	/**
	 * What the driver keeps together.
	 */
	private static final class Kept {

		private int count;

		private long bytes;

		private long dropped;

		private boolean told;

		boolean accept(long length) {
			boolean kept = this.count < MOST && this.bytes + length <= MOST_BYTES;
			this.count += kept ? 1 : 0;
			this.bytes += kept ? length : 0;
			this.dropped += kept ? 0 : 1;
			return kept;
		}

		// Once, because that is a notice as well.
		long untold() {
			long untold = this.told ? 0 : this.dropped;
			this.told = untold > 0 || this.told;
			return untold;
		}

		void forget() {
			this.count = 0;
			this.bytes = 0;
			this.dropped = 0;
			this.told = false;
		}

	}

}
