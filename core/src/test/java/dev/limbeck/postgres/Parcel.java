package dev.limbeck.postgres;

/**
 * Something on its way to the other side.
 *
 * @param bytes a message; nothing at the end of the connection
 * @param number of the message in the whole run
 * @param due when it may arrive, on {@link System#nanoTime()}
 */
record Parcel(byte[] bytes, long number, long due) {

	static Parcel end(long due) {
		return new Parcel(new byte[0], Long.MAX_VALUE, due);
	}

	boolean isEnd() {
		return this.bytes.length == 0;
	}

}
