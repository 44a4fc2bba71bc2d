package dev.limbeck.boot.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

import dev.limbeck.log.LogFields;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client of the server that answers health probes: its request is read as it comes,
 * answered, and what else it sends is dropped until it has read the answer.
 */
final class ProbeConnection {

	private static final Logger logger = LoggerFactory.getLogger(ProbeConnection.class);

	private static final int LONGEST_REQUEST = 16 * 1024;

	private static final String END = "\r\n\r\n";

	private final SelectionKey key;

	private final SocketChannel channel;

	private final long deadline;

	private final ByteArrayOutputStream request = new ByteArrayOutputStream();

	private @Nullable ByteBuffer answer;

	private boolean ended;

	/**
	 * Begin to serve a client.
	 * @param key of its channel, which is to be read
	 * @param deadline when its time is over, as {@link System#nanoTime()} tells it
	 */
	ProbeConnection(SelectionKey key, long deadline) {
		this.key = key;
		this.channel = (SocketChannel) key.channel();
		this.deadline = deadline;
	}

	boolean isLate(long now) {
		return now - this.deadline > 0;
	}

	/**
	 * Go on as far as that is possible without waiting for the client.
	 * @param answers what is answered
	 * @return whether there is nothing left to do
	 * @throws IOException if the client is gone
	 */
	boolean proceed(ProbeAnswers answers) throws IOException {
		read();
		if (this.answer == null) {
			String text = this.request.toString(StandardCharsets.ISO_8859_1);
			int end = text.indexOf(END);
			if (end >= 0) {
				this.answer = ByteBuffer.wrap(ProbeRequest.answer(text.substring(0, end), answers));
			}
			else if (this.request.size() >= LONGEST_REQUEST) {
				this.answer = ByteBuffer.wrap(ProbeRequest.TOO_LONG);
			}
		}
		return write();
	}

	private void read() throws IOException {
		ByteBuffer piece = ByteBuffer.allocate(LONGEST_REQUEST);
		int count = this.channel.read(piece);
		this.ended |= count < 0;
		if (this.answer == null && count > 0) {
			this.request.write(piece.array(), 0, count);
		}
	}

	// A connection that is closed with something left to read takes the answer with it.
	private boolean write() throws IOException {
		ByteBuffer current = this.answer;
		if (current == null) {
			return this.ended;
		}
		if (current.hasRemaining()) {
			this.channel.write(current);
			if (current.hasRemaining()) {
				this.key.interestOps(SelectionKey.OP_WRITE);
				return false;
			}
			this.channel.shutdownOutput();
			this.key.interestOps(SelectionKey.OP_READ);
		}
		return this.ended;
	}

	void close() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			LogFields.NONE.debug(logger)
				.log("A client of the server that answers health probes is gone: {}", ex.toString());
		}
	}

}
