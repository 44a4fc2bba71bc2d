package dev.limbeck.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A way to a server whose answers are altered at one place of each connection: bytes are
 * replaced, added or lost, in whatever the driver was about to read. Soon after the
 * client has gone silent, the connection is closed.
 */
public final class LyingServer implements AutoCloseable {

	/** What nobody may show. */
	public static final String PASSWORD = "geheim4711";

	/** About as many bytes come in a run; most of them follow the login. */
	private static final int BYTES = 5_000;

	private static final int SILENCE_MILLIS = 300;

	private final int serverPort;

	private final Random random;

	private final ServerSocket listener;

	private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

	private LyingServer(int serverPort, long seed) throws IOException {
		this.serverPort = serverPort;
		this.random = new Random(seed);
		this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
	}

	/**
	 * Listen in front of the server of a database.
	 * @param database the database
	 * @param seed what is altered, and where
	 * @return the open server
	 */
	public static LyingServer to(PostgresDatabase database, long seed) {
		try {
			LyingServer server = new LyingServer(database.server().port(), seed);
			start(server::listen);
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the URL of a database behind it, for the superuser.
	 * @param database the database
	 * @return a URL with the scheme {@code postgresql}
	 */
	public String url(PostgresDatabase database) {
		return "postgresql://postgres:" + PASSWORD + "@localhost:" + this.listener.getLocalPort() + "/"
				+ database.name();
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "lying-server");
		thread.setDaemon(true);
		thread.start();
	}

	private void listen() {
		try {
			while (true) {
				Socket client = this.listener.accept();
				Socket server = new Socket(InetAddress.getLoopbackAddress(), this.serverPort);
				this.sockets.add(client);
				this.sockets.add(server);
				client.setSoTimeout(SILENCE_MILLIS);
				Lie lie = new Lie(new Random(this.random.nextLong()));
				start(() -> ask(client, server, lie));
				start(() -> answer(server, client, lie));
			}
		}
		catch (IOException ex) {
			// It is closed.
		}
	}

	private void ask(Socket client, Socket server, Lie lie) {
		try (client; server) {
			byte[] bytes = new byte[8192];
			InputStream in = client.getInputStream();
			for (int count = 0; count >= 0;) {
				try {
					count = in.read(bytes);
					server.getOutputStream().write(bytes, 0, Math.max(0, count));
				}
				catch (SocketTimeoutException ex) {
					count = lie.isTold() ? -1 : 0;
				}
			}
		}
		catch (IOException ex) {
			// One side is gone.
		}
	}

	private void answer(Socket server, Socket client, Lie lie) {
		try (client; server) {
			byte[] bytes = new byte[8192];
			OutputStream out = client.getOutputStream();
			for (int count = 0; count >= 0; count = server.getInputStream().read(bytes)) {
				out.write(lie.alter(Arrays.copyOf(bytes, count)));
			}
		}
		catch (IOException ex) {
			// One side is gone.
		}
	}

	@Override
	public void close() {
		try {
			this.listener.close();
			for (Socket socket : this.sockets) {
				socket.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What happens to the answers of one connection.
	 */
	private static final class Lie {

		private final Random random;

		private final int at;

		private int passed;

		private volatile boolean told;

		Lie(Random random) {
			this.random = random;
			this.at = random.nextInt(BYTES);
		}

		boolean isTold() {
			return this.told;
		}

		byte[] alter(byte[] answer) {
			int offset = this.at - this.passed;
			this.passed += answer.length;
			if (this.told || offset < 0 || offset >= answer.length) {
				return answer;
			}
			this.told = true;
			return altered(answer, offset);
		}

		private byte[] altered(byte[] answer, int offset) {
			byte[] rubbish = new byte[1 + this.random.nextInt(5)];
			this.random.nextBytes(rubbish);
			int lost = this.random.nextInt(3) * this.random.nextInt(8);
			int behind = Math.min(answer.length, offset + lost);
			byte[] altered = new byte[offset + rubbish.length + answer.length - behind];
			System.arraycopy(answer, 0, altered, 0, offset);
			System.arraycopy(rubbish, 0, altered, offset, rubbish.length);
			System.arraycopy(answer, behind, altered, offset + rubbish.length, answer.length - behind);
			return altered;
		}

	}

}
