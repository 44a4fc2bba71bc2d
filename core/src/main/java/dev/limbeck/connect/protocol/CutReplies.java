package dev.limbeck.connect.protocol;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/**
 * What a server sends, message by message, with long errors and notices cut while they
 * are read: they may quote values of any length, and the driver would hold each several
 * times. Of notices that nobody hears only some pass. Everything else passes as it is:
 * https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
public final class CutReplies extends InputStream {

	/** Messages up to this length pass, in bytes. */
	private static final int LIMIT = 64 * 1024;

	/** What a server may say until the login is over, in bytes. */
	private static final int LONGEST_LOGIN = 16 * 1024 * 1024;

	private static final int PIECE = 8 * 1024;

	private static final int HEADER = 5;

	private static final byte[] NOTHING = {};

	/** Types of the messages with which a COPY begins: in, out, and both. */
	private static final String COPIES = "GHW";

	private final Unread server;

	private final KeptNotices notices = new KeptNotices();

	private final KeptRows rows = new KeptRows();

	private final byte[] header = new byte[HEADER];

	private final byte[] piece = new byte[PIECE];

	private int headed;

	private long left;

	private @Nullable CutMessage cut;

	private boolean dropped;

	private boolean asked;

	private boolean encrypted;

	private boolean login;

	private long said;

	private boolean over;

	private byte[] ready = NOTHING;

	private int given;

	CutReplies(InputStream server) {
		this.server = new Unread(server);
	}

	/**
	 * Read a server from its first byte on, which answers whether it encrypts.
	 * @param server what it sends
	 * @return its messages; if it encrypts, everything as it is
	 */
	static CutReplies ofLogin(InputStream server) {
		CutReplies replies = ofEncryptedLogin(server);
		replies.asked = true;
		return replies;
	}

	/**
	 * Read a server from its first message on. Who is not logged in yet has no business
	 * to hear much: what it is, the driver would keep.
	 * @param server what it sends
	 * @return its messages
	 */
	static CutReplies ofEncryptedLogin(InputStream server) {
		CutReplies replies = new CutReplies(server);
		replies.login = true;
		return replies;
	}

	boolean isEncrypted() {
		return this.encrypted;
	}

	/**
	 * Let all notices pass, or only some of each statement.
	 * @param heard whether somebody listens, and keeps none of them
	 */
	void hearNotices(boolean heard) {
		this.notices.heard(heard);
	}

	/**
	 * Let rows pass only as long as there is room for them.
	 * @param bytes how many may be kept of the next answer
	 */
	void boundRows(long bytes) {
		this.rows.bound(bytes);
	}

	/**
	 * Let all rows pass again.
	 * @return whether some did not
	 */
	boolean endRows() {
		return this.rows.end();
	}

	/**
	 * Tell whether the server's own stream could go on from here.
	 * @return whether nothing was read of it that was not handed on
	 */
	boolean isBetweenMessages() {
		return this.headed == 0 && this.left == 0 && this.given == this.ready.length && this.server.isEmpty();
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) > 0) ? Byte.toUnsignedInt(one[0]) : -1;
	}

	@Override
	public int read(byte[] to, int from, int length) throws IOException {
		if (length == 0) {
			return 0;
		}
		while (this.given == this.ready.length && (this.left == 0 || this.cut != null)) {
			if (!readOn()) {
				return -1;
			}
		}
		if (this.given < this.ready.length) {
			int count = Math.min(length, this.ready.length - this.given);
			System.arraycopy(this.ready, this.given, to, from, count);
			this.given += count;
			return count;
		}
		int count = this.server.read(to, from, (int) Math.min(length, this.left));
		this.left -= Math.max(count, 0);
		return count;
	}

	/**
	 * Skip bytes, at least one. The driver asks until all are skipped, for ever if the
	 * server ends within a message that is not as long as it says.
	 * @param count how many at most
	 * @return how many were skipped
	 * @throws EOFException if there are none left
	 */
	@Override
	public long skip(long count) throws IOException {
		long skipped = super.skip(count);
		if (skipped > 0 || count <= 0) {
			return skipped;
		}
		if (read() < 0) {
			throw new EOFException("the server ended within a message");
		}
		return 1;
	}

	// A time-out may come in the middle, after which reading goes on where it was.
	private boolean readOn() throws IOException {
		CutMessage current = this.cut;
		if (this.over && current == null) {
			return false;
		}
		int count = (current != null) ? this.server.read(this.piece, 0, (int) Math.min(this.piece.length, this.left))
				: this.server.read(this.header, this.headed, this.asked ? 1 : HEADER - this.headed);
		if (count < 0) {
			return false;
		}
		if (current == null) {
			this.headed += count;
			if (this.asked) {
				answered();
			}
			if (this.headed == HEADER) {
				begin();
			}
			return true;
		}
		if (!this.dropped) {
			current.add(this.piece, count);
		}
		this.left -= count;
		if (this.left == 0) {
			this.cut = null;
			hand(this.dropped ? NOTHING : current.message());
		}
		return true;
	}

	// Single bytes, without a length, say whether TLS or GSS follows. No message comes
	// before the first one that is none of them; records of TLS, to which a server that
	// was not asked may come at once, begin with no letter.
	private void answered() {
		byte answer = this.header[0];
		this.asked = answer == 'N';
		this.encrypted = answer == 'S' || answer == 'G' || answer < ' ';
		if (this.asked || this.encrypted) {
			hand(new byte[] { answer });
			this.headed = 0;
			this.left = this.encrypted ? Long.MAX_VALUE : 0;
		}
	}

	private void begin() throws ProtocolException {
		byte type = this.header[0];
		this.headed = 0;
		// What has no length is not for here to judge.
		this.left = Math.max(0, ByteBuffer.wrap(this.header).getInt(1) - (long) Integer.BYTES);
		long behind = this.login ? shortened(type) : 0;
		if (COPIES.indexOf(type) >= 0) {
			this.notices.copy();
		}
		this.dropped = (type == 'N' && !this.notices.accept(Math.min(this.left, LIMIT)))
				|| (type == 'D' && !this.rows.accept(this.left));
		if (this.dropped || ((type == 'E' || type == 'N') && this.left > LIMIT)) {
			this.cut = new CutMessage(type);
			this.cut.leaveOut(behind);
		}
		else {
			hand((type == 'Z') ? joined(this.notices.end(), this.header) : this.header);
		}
	}

	// The first error ends a login: nobody has to hear its end.
	private long shortened(byte type) throws ProtocolException {
		this.login = type != 'Z';
		this.said += this.left;
		if (type == 'E' && this.left > LIMIT) {
			long behind = this.left - LIMIT - 1;
			this.left -= behind;
			this.over = behind > 0;
			return behind;
		}
		if (this.said > LONGEST_LOGIN) {
			throw new ProtocolException("more than " + LONGEST_LOGIN + " bytes before the login is over");
		}
		return 0;
	}

	private static byte[] joined(byte[] first, byte[] second) {
		return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
	}

	private void hand(byte[] bytes) {
		this.ready = bytes;
		this.given = 0;
	}

	@Override
	public int available() throws IOException {
		return this.ready.length - this.given + this.server.available();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

	/**
	 * Tells what it has read ahead.
	 */
	private static final class Unread extends BufferedInputStream {

		Unread(InputStream in) {
			super(in);
		}

		boolean isEmpty() {
			return this.count == this.pos;
		}

	}

}
