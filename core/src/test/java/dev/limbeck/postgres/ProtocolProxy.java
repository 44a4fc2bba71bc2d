package dev.limbeck.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.awaitility.Awaitility;

/**
 * A way to a PostgreSQL server that understands the protocol: it counts messages, adds
 * latency, and fails at a message one can choose. The server must not offer TLS. All
 * methods may be called while connections are open.
 */
public final class ProtocolProxy implements AutoCloseable {

	private final int serverPort;

	private final ServerSocket listener;

	private final Network network = new Network();

	private final Queue<ProxiedConnection> connections = new ConcurrentLinkedQueue<>();

	private ProtocolProxy(int serverPort, ServerSocket listener) {
		this.serverPort = serverPort;
		this.listener = listener;
	}

	/**
	 * Listen on a free port of the loopback interface.
	 * @param serverPort where the server listens
	 * @return the open proxy
	 */
	public static ProtocolProxy to(int serverPort) {
		try {
			ProtocolProxy proxy = new ProtocolProxy(serverPort,
					new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
			Thread thread = new Thread(proxy::listen, "proxy");
			thread.setDaemon(true);
			thread.start();
			return proxy;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Listen in front of the server of a database.
	 * @param database the database
	 * @return the open proxy
	 */
	public static ProtocolProxy to(PostgresDatabase database) {
		return to(database.server().port());
	}

	/**
	 * Return where the proxy listens.
	 * @return a TCP port of the loopback interface
	 */
	public int port() {
		return this.listener.getLocalPort();
	}

	/**
	 * Return the URL of a database behind the proxy, for the superuser.
	 * @param database the database
	 * @return a URL with the scheme {@code postgresql}
	 */
	public String url(PostgresDatabase database) {
		return "postgresql://postgres:postgres@localhost:" + port() + "/" + database.name();
	}

	/**
	 * Let each message arrive later than it was sent; messages do not wait for each
	 * other.
	 * @param way which messages
	 * @param delay how much later
	 */
	public void delay(Way way, Duration delay) {
		this.network.delay(way, delay);
	}

	/**
	 * Reset the connection that carries a message, when it has arrived. Replaces any
	 * other fault.
	 * @param message its number in the whole run, from 1
	 */
	public void cutAfter(long message) {
		inject(ProtocolFault.resetAfter(message));
	}

	/**
	 * Reset the connection that carries a message, and the message is lost. Replaces any
	 * other fault.
	 * @param message its number in the whole run, from 1
	 */
	public void cutBefore(long message) {
		inject(ProtocolFault.resetAfter(message).undelivered());
	}

	/**
	 * Let something go wrong. Replaces any other fault, and ends a black hole.
	 * @param fault what, and at which message
	 */
	public void inject(ProtocolFault fault) {
		this.network.inject(fault);
	}

	/**
	 * Hold back whatever is sent from now on, in both directions, on all connections,
	 * also on new ones.
	 */
	public void blackHole() {
		this.network.darken(messages(), Duration.ofDays(1));
	}

	/**
	 * End a black hole: what it has held back arrives.
	 */
	public void heal() {
		this.network.heal();
	}

	/**
	 * Return how often a fault has happened.
	 * @return their number since the start or {@link #reset()}
	 */
	public int faults() {
		return this.network.faults();
	}

	/**
	 * Return how many messages came, in both directions, on all connections.
	 * @return their number since the start or {@link #reset()}
	 */
	public long messages() {
		synchronized (this.network) {
			return this.network.total().messages(null);
		}
	}

	/**
	 * Return how many messages came in one direction.
	 * @param way the direction
	 * @return their number since the start or {@link #reset()}
	 */
	public long messages(Way way) {
		synchronized (this.network) {
			return this.network.total().messages(way);
		}
	}

	/**
	 * Return how many Query messages came; each holds one or more statements.
	 * @return their number since the start or {@link #reset()}
	 */
	public long queries() {
		synchronized (this.network) {
			return this.network.total().queries();
		}
	}

	/**
	 * Return how many bytes came in one direction.
	 * @param way the direction
	 * @return their number since the start or {@link #reset()}
	 */
	public long bytes(Way way) {
		synchronized (this.network) {
			return this.network.total().bytes(way);
		}
	}

	/**
	 * Return how many statements the server carried out, however they were asked for.
	 * @return their number since the start or {@link #reset()}
	 */
	public long statements() {
		synchronized (this.network) {
			return this.network.total().statements();
		}
	}

	/**
	 * Return how many connections were opened.
	 * @return their number since the start or {@link #reset()}
	 */
	public int connections() {
		return this.connections.size();
	}

	/**
	 * Return how often a client sent something and the server then answered: the waits
	 * for the network, the login's among them.
	 * @return their number since the start or {@link #reset()}
	 */
	public long flights() {
		synchronized (this.network) {
			return this.network.total().flights();
		}
	}

	/**
	 * Wait until all connections are closed, so that the counts are complete.
	 */
	public void awaitClosed() {
		Awaitility.await().until(() -> this.connections.stream().noneMatch(ProxiedConnection::isOpen));
	}

	/**
	 * Wait until all connections are closed, and begin a new run: counts from zero,
	 * without a fault. Latency stays.
	 */
	public void reset() {
		awaitClosed();
		this.connections.clear();
		this.network.forget();
	}

	private void listen() {
		try {
			while (true) {
				connect(this.listener.accept());
			}
		}
		catch (IOException ex) {
			// The proxy is closed.
		}
	}

	private void connect(Socket client) throws IOException {
		try {
			Socket server = new Socket(InetAddress.getLoopbackAddress(), this.serverPort);
			ProxiedConnection connection = new ProxiedConnection(client, server, this.network);
			this.connections.add(connection);
			connection.start();
		}
		catch (IOException ex) {
			client.close();
		}
	}

	@Override
	public void close() {
		try {
			this.listener.close();
			this.connections.forEach(ProxiedConnection::close);
			this.network.heal();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
