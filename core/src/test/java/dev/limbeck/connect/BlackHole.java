package dev.limbeck.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A way to a server that lets the login through and a number of messages after it, and
 * swallows everything from the next query on.
 */
final class BlackHole implements AutoCloseable {

	private final Peer peer;

	private final int port;

	private final int allowed;

	private final AtomicInteger queries = new AtomicInteger();

	private BlackHole(int allowed, int port) {
		this.allowed = allowed;
		this.port = port;
		this.peer = Peer.that(this::connect);
	}

	static BlackHole after(int queries, int port) {
		return new BlackHole(queries, port);
	}

	int port() {
		return this.peer.port();
	}

	boolean hasSwallowed() {
		return this.queries.get() > this.allowed;
	}

	private void connect(Socket client) throws IOException {
		Socket server = new Socket("localhost", this.port);
		Peer.start(() -> copy(server, client));
		copy(client, server);
	}

	private void copy(Socket from, Socket to) {
		try {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			byte[] buffer = new byte[8192];
			for (int n = in.read(buffer); n != -1; n = in.read(buffer)) {
				if (from.getLocalPort() == port() && isQuery(buffer) && this.queries.incrementAndGet() > this.allowed) {
					return;
				}
				out.write(buffer, 0, n);
			}
		}
		catch (IOException ex) {
			// one of the two went away
		}
	}

	private static boolean isQuery(byte[] message) {
		return message[0] == 'Q' || message[0] == 'P';
	}

	@Override
	public void close() {
		this.peer.close();
	}

}
