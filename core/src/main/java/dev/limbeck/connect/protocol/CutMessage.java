package dev.limbeck.connect.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A long error or notice of the server, of which the beginning of each field is kept and
 * the length of the rest told. Fields are a letter and a text that ends with a zero byte:
 * https://www.postgresql.org/docs/current/protocol-error-fields.html
 */
final class CutMessage {

	private static final int LONGEST_FIELD = 16 * 1024;

	private static final int LONGEST = 16 * LONGEST_FIELD;

	private static final int HEADER = 5;

	private final Kept kept = new Kept();

	private final byte type;

	private boolean inField;

	private int length;

	private long leftOut;

	private long behind;

	CutMessage(byte type) {
		this.type = type;
	}

	/**
	 * Add a piece of what the server sent.
	 * @param bytes the piece
	 * @param count how long it is
	 */
	void add(byte[] bytes, int count) {
		for (int i = 0; i < count; i++) {
			add(bytes[i]);
		}
	}

	private void add(byte next) {
		if (next == 0) {
			endField();
		}
		else if (this.length < LONGEST_FIELD && this.kept.size() < LONGEST) {
			this.length += this.inField ? 1 : 0;
			this.inField = true;
			this.kept.write(next);
		}
		else {
			this.leftOut++;
		}
	}

	/**
	 * Count what nobody will add, to the last field.
	 * @param count how many bytes
	 */
	void leaveOut(long count) {
		this.behind = count;
	}

	private void endField() {
		if (this.inField) {
			if (this.leftOut > 0) {
				this.leftOut += this.kept.dropCharacter();
				this.kept.writeBytes(("... (" + this.leftOut + " more bytes)").getBytes(StandardCharsets.US_ASCII));
			}
			this.kept.write(0);
		}
		this.inField = false;
		this.length = 0;
		this.leftOut = 0;
	}

	/**
	 * Return what is left, once all pieces were added.
	 * @return a message of the same type
	 */
	byte[] message() {
		this.leftOut += this.inField ? this.behind : 0;
		endField();
		this.kept.write(0);
		return ByteBuffer.allocate(HEADER + this.kept.size())
			.put(this.type)
			.putInt(Integer.BYTES + this.kept.size())
			.put(this.kept.toByteArray())
			.array();
	}

	/**
	 * Bytes in UTF-8.
	 */
	private static final class Kept extends ByteArrayOutputStream {

		private static final int CONTINUATION = 0x80;

		private static final int CONTINUATION_MASK = 0xC0;

		private static final int LONGEST_CHARACTER = 4;

		// The last character may lack its end. One of ASCII never does.
		int dropCharacter() {
			int dropped = 0;
			boolean begun = false;
			while (!begun && dropped < LONGEST_CHARACTER && this.buf[this.count - 1] < 0) {
				begun = (this.buf[this.count - 1] & CONTINUATION_MASK) != CONTINUATION;
				this.count--;
				dropped++;
			}
			return dropped;
		}

	}

}
