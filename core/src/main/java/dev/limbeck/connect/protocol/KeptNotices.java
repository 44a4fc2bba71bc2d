package dev.limbeck.connect.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Counts the notices that the driver keeps until somebody asks for them: those of each
 * statement that nobody listens to, however many there are.
 */
final class KeptNotices {

	/** The driver takes a login with a thousand messages for no login. */
	private static final int MOST = 100;

	private static final int MOST_BYTES = 1024 * 1024;

	private static final byte[] EMPTY = {};

	private boolean heard;

	private int count;

	private long bytes;

	private long dropped;

	/**
	 * Let everything pass, or not.
	 * @param now whether somebody listens, and keeps nothing
	 */
	void heard(boolean now) {
		this.heard = now;
	}

	/**
	 * Tell whether the next notice may pass.
	 * @param length of it, in bytes
	 * @return whether it is heard, or few were kept so far
	 */
	boolean accept(long length) {
		if (this.heard) {
			return true;
		}
		boolean kept = this.count < MOST && this.bytes + length <= MOST_BYTES;
		this.count += kept ? 1 : 0;
		this.bytes += kept ? length : 0;
		this.dropped += kept ? 0 : 1;
		return kept;
	}

	/**
	 * Begin anew: the server is ready for the next statement.
	 * @return a notice that says how many did not pass, or nothing if all did
	 */
	byte[] end() {
		byte[] told = (this.dropped > 0) ? notice("... " + this.dropped + " more notices, which are not kept") : EMPTY;
		this.count = 0;
		this.bytes = 0;
		this.dropped = 0;
		return told;
	}

	private static byte[] notice(String message) {
		byte[] fields = ("SWARNING\0VWARNING\0C01000\0M" + message + "\0\0").getBytes(StandardCharsets.US_ASCII);
		return ByteBuffer.allocate(1 + Integer.BYTES + fields.length)
			.put((byte) 'N')
			.putInt(Integer.BYTES + fields.length)
			.put(fields)
			.array();
	}

}
