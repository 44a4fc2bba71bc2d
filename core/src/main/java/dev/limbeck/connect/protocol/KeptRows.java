package dev.limbeck.connect.protocol;

/**
 * Counts the rows that the driver keeps until all statements of a message have ended.
 * Whoever can make a table, or a comment, decides how many and how long they are.
 */
final class KeptRows {

	/** What the objects of a row take beside its bytes: about eight values. */
	private static final int OBJECTS = 256;

	private long most = Long.MAX_VALUE;

	private long kept;

	private boolean leftOut;

	/**
	 * Begin to count.
	 * @param bytes how many may be kept, those of a single row half as many
	 */
	void bound(long bytes) {
		this.most = bytes;
		this.kept = 0;
		this.leftOut = false;
	}

	/**
	 * Tell whether the next row may pass. None does behind one that did not.
	 * @param length of it, in bytes
	 * @return whether there is room for it
	 */
	boolean accept(long length) {
		this.kept += Math.min(length, this.most) + OBJECTS;
		this.leftOut = this.leftOut || length > this.most / 2 || this.kept > this.most;
		return !this.leftOut;
	}

	/**
	 * Let all rows pass from now on.
	 * @return whether some did not
	 */
	boolean end() {
		this.most = Long.MAX_VALUE;
		return this.leftOut;
	}

}
