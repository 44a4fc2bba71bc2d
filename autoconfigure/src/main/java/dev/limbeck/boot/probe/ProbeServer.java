package dev.limbeck.boot.probe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

import dev.limbeck.log.LogFields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP server with the answers of an application that is still to start. One thread
 * serves all clients and waits for none, so that nobody who is slow or says nothing is in
 * the way of others. There is a limit of connections, at which the oldest is dropped.
 * Once it is closed its port is free.
 */
final class ProbeServer implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ProbeServer.class);

	/** How many connections may be open at once. */
	static final int CONNECTIONS = 256;

	private static final int BACKLOG = 1024;

	/** How long a client may take, from its connection to the end of the answer. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final Duration TURN = Duration.ofMillis(500);

	private static final Duration CLOSING = Duration.ofSeconds(1);

	private final ProbeAnswers answers;

	private final ServerSocketChannel listener;

	private final Selector selector;

	private final SelectionKey listening;

	// From the oldest on.
	private final Set<ProbeConnection> connections = new LinkedHashSet<>();

	private final Thread server = thread(this::serve);

	private volatile boolean closing;

	private ProbeServer(ProbeAnswers answers, ServerSocketChannel listener, Selector selector, SelectionKey listening) {
		this.answers = answers;
		this.listener = listener;
		this.selector = selector;
		this.listening = listening;
	}

	static ProbeServer open(InetSocketAddress address, ProbeAnswers answers) throws IOException {
		ServerSocketChannel listener = ServerSocketChannel.open();
		try {
			listener.bind(address, BACKLOG);
			listener.configureBlocking(false);
			Selector selector = Selector.open();
			SelectionKey listening = listener.register(selector, SelectionKey.OP_ACCEPT);
			ProbeServer opened = new ProbeServer(answers, listener, selector, listening);
			opened.server.start();
			return opened;
		}
		catch (IOException | RuntimeException ex) {
			try (listener) {
				throw ex;
			}
		}
	}

	static Thread thread(Runnable work) {
		Thread thread = new Thread(work, "limbeck-probe");
		thread.setDaemon(true);
		return thread;
	}

	// A port is free when the selector has let it go, which is its end or its next turn.
	private void serve() {
		try (this.selector; this.listener) {
			while (!this.closing) {
				turn();
			}
		}
		catch (IOException ex) {
			LogFields.NONE.debug(logger).log("The server that answers health probes has ended: {}", ex.toString());
		}
		finally {
			this.connections.forEach(ProbeConnection::close);
		}
	}

	// Memory that is too short for one client may do for the next.
	private void turn() throws IOException {
		try {
			this.selector.select(TURN.toMillis());
			this.selector.selectedKeys().forEach(this::proceed);
			this.selector.selectedKeys().clear();
			acceptIfThereIsRoom();
			dropLate();
		}
		catch (OutOfMemoryError ex) {
			dropOldest();
		}
	}

	private void proceed(SelectionKey key) {
		if (key.isValid() && key.attachment() instanceof ProbeConnection connection) {
			proceed(connection);
		}
	}

	private void proceed(ProbeConnection connection) {
		boolean over = true;
		try {
			over = connection.proceed(this.answers);
		}
		catch (IOException | RuntimeException ex) {
			LogFields.NONE.debug(logger)
				.log("A client of the server that answers health probes is gone: {}", ex.toString());
		}
		finally {
			if (over) {
				drop(connection);
			}
		}
	}

	// The process may have no file left to open. Whoever waits is taken by a later turn.
	private void acceptIfThereIsRoom() throws IOException {
		this.listening.interestOps(SelectionKey.OP_ACCEPT);
		try {
			accept();
		}
		catch (ClosedChannelException ex) {
			throw ex;
		}
		catch (IOException ex) {
			if (!dropOldest()) {
				this.listening.interestOps(0);
			}
		}
	}

	private void accept() throws IOException {
		for (int i = 0; i < CONNECTIONS; i++) {
			SocketChannel accepted = this.listener.accept();
			if (accepted == null) {
				return;
			}
			if (this.connections.size() >= CONNECTIONS) {
				dropOldest();
			}
			accepted.configureBlocking(false);
			SelectionKey key = accepted.register(this.selector, SelectionKey.OP_READ);
			ProbeConnection connection = new ProbeConnection(key, System.nanoTime() + PATIENCE.toNanos());
			this.connections.add(connection);
			key.attach(connection);
			proceed(connection);
		}
	}

	private void dropLate() {
		long now = System.nanoTime();
		while (!this.connections.isEmpty() && this.connections.iterator().next().isLate(now)) {
			dropOldest();
		}
	}

	private boolean dropOldest() {
		Iterator<ProbeConnection> oldest = this.connections.iterator();
		boolean any = oldest.hasNext();
		if (any) {
			drop(oldest.next());
		}
		return any;
	}

	private void drop(ProbeConnection connection) {
		this.connections.remove(connection);
		connection.close();
	}

	@Override
	public void close() {
		this.closing = true;
		this.selector.wakeup();
		try {
			this.server.join(CLOSING.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
