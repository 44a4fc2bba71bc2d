package dev.limbeck.postgres;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Cuts what one side of a connection sends into messages. Both sides share what is asked
 * for before the login, because its answer is one byte and no message.
 */
abstract class MessageReader {

	private static final int SSL_REQUEST = 80877103;

	private static final int GSS_ENCRYPTION_REQUEST = 80877104;

	private final DataInputStream in;

	private MessageReader(InputStream in) {
		this.in = new DataInputStream(new BufferedInputStream(in, 64 * 1024));
	}

	static MessageReader ofClient(InputStream in, AtomicInteger encryptionRequests) {
		return new OfClient(in, encryptionRequests);
	}

	static MessageReader ofServer(InputStream in, AtomicInteger encryptionRequests) {
		return new OfServer(in, encryptionRequests);
	}

	/**
	 * Read the next message.
	 * @return the message, or {@code null} after the last one
	 * @throws IOException if the connection is lost
	 */
	@Nullable ProtocolMessage next() throws IOException {
		try {
			return read();
		}
		catch (EOFException ex) {
			return null;
		}
	}

	abstract ProtocolMessage read() throws IOException;

	char readType() throws IOException {
		return (char) this.in.readUnsignedByte();
	}

	ProtocolMessage readTyped(char type) throws IOException {
		int length = this.in.readInt();
		byte[] bytes = ByteBuffer.allocate(length + 1).put((byte) type).putInt(length).array();
		this.in.readFully(bytes, 5, length - 4);
		return new ProtocolMessage(type, bytes);
	}

	ProtocolMessage readUntyped() throws IOException {
		int length = this.in.readInt();
		byte[] bytes = ByteBuffer.allocate(length).putInt(length).array();
		this.in.readFully(bytes, 4, length - 4);
		return new ProtocolMessage('\0', bytes);
	}

	/**
	 * Until its startup packet a client sends messages without a type.
	 */
	private static final class OfClient extends MessageReader {

		private final AtomicInteger encryptionRequests;

		private boolean started;

		OfClient(InputStream in, AtomicInteger encryptionRequests) {
			super(in);
			this.encryptionRequests = encryptionRequests;
		}

		@Override
		ProtocolMessage read() throws IOException {
			if (this.started) {
				return readTyped(readType());
			}
			ProtocolMessage packet = readUntyped();
			int code = ByteBuffer.wrap(packet.bytes()).getInt(4);
			if (code == SSL_REQUEST || code == GSS_ENCRYPTION_REQUEST) {
				this.encryptionRequests.incrementAndGet();
			}
			else {
				this.started = true;
			}
			return packet;
		}

	}

	/**
	 * A server answers a request for encryption with one letter.
	 */
	private static final class OfServer extends MessageReader {

		private final AtomicInteger encryptionRequests;

		OfServer(InputStream in, AtomicInteger encryptionRequests) {
			super(in);
			this.encryptionRequests = encryptionRequests;
		}

		@Override
		ProtocolMessage read() throws IOException {
			char type = readType();
			if (this.encryptionRequests.get() == 0) {
				return readTyped(type);
			}
			this.encryptionRequests.decrementAndGet();
			if (type != 'N') {
				throw new IOException("The server agreed to encryption, which nobody in between can read");
			}
			return new ProtocolMessage('\0', new byte[] { (byte) type });
		}

	}

}
