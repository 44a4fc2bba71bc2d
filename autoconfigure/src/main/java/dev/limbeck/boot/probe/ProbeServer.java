package dev.limbeck.boot.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.limbeck.log.LogFields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JDK's own HTTP server with the answers of an application that is still to start.
 * Once it is closed its port is free.
 */
final class ProbeServer implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ProbeServer.class);

	private static final int THREADS = 8;

	/** How long a client may take for its request. */
	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private static final Duration KNOCK = Duration.ofSeconds(1);

	private static final String RETRY_AFTER_SECONDS = "5";

	private final ProbeAnswers answers;

	private final HttpServer server;

	private final CompletableFuture<Thread> stopped = new CompletableFuture<>();

	private volatile boolean closing;

	private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, ProbeServer::thread);

	private final ScheduledExecutorService watch = new ScheduledThreadPoolExecutor(1, ProbeServer::thread,
			new ThreadPoolExecutor.DiscardPolicy());

	private ProbeServer(ProbeAnswers answers, HttpServer server) {
		this.answers = answers;
		this.server = server;
	}

	static ProbeServer open(InetSocketAddress address, ProbeAnswers answers) throws IOException {
		ProbeServer opened = new ProbeServer(answers, HttpServer.create(address, 0));
		opened.server.setExecutor(opened::execute);
		opened.server.createContext("/", opened::answer);
		// The server's own thread becomes a daemon, as the one that starts it.
		opened.server.start();
		return opened;
	}

	static Thread thread(Runnable work) {
		Thread thread = new Thread(work, "limbeck-probe");
		thread.setDaemon(true);
		return thread;
	}

	private void execute(Runnable exchange) {
		if (this.closing) {
			this.server.stop(0);
			this.stopped.complete(Thread.currentThread());
			return;
		}
		this.threads.execute(() -> runWithPatience(new FutureTask<>(exchange, null)));
	}

	// A client that sends half a request must not keep a thread for good. An interrupt
	// closes its connection.
	private void runWithPatience(FutureTask<?> exchange) {
		Future<?> end = this.watch.schedule(() -> exchange.cancel(true), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		exchange.run();
		end.cancel(false);
	}

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			ProbeAnswer answer = this.answers.answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath(),
					exchange.getRequestHeaders().getFirst("Accept"));
			byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", answer.mediaType());
			// Nobody may hold on to a connection that is to end with this server.
			exchange.getResponseHeaders().set("Connection", "close");
			if (answer.status() != 200) {
				exchange.getResponseHeaders().set("Retry-After", RETRY_AFTER_SECONDS);
			}
			if ("HEAD".equals(exchange.getRequestMethod())) {
				exchange.sendResponseHeaders(answer.status(), -1);
				return;
			}
			exchange.sendResponseHeaders(answer.status(), body.length);
			exchange.getResponseBody().write(body);
		}
	}

	@Override
	public void close() {
		this.closing = true;
		if (knock()) {
			awaitStop();
		}
		// Does nothing if it has stopped.
		this.server.stop(0);
		this.threads.shutdownNow();
		this.watch.shutdownNow();
	}

	// HttpServer.stop() forgets about a connection that is just being accepted, and the
	// client waits for good. It does not if the thread that accepts also stops, for which
	// it needs a request. If this one is refused another one may have stopped it.
	private boolean knock() {
		InetAddress bound = this.server.getAddress().getAddress();
		InetAddress address = bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound;
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(address, this.server.getAddress().getPort()), (int) KNOCK.toMillis());
			socket.getOutputStream().write('\n');
			return true;
		}
		catch (IOException ex) {
			LogFields.NONE.debug(logger)
				.log("The server that answers health probes takes no request: {}", ex.toString());
			return this.stopped.isDone();
		}
	}

	private void awaitStop() {
		try {
			this.stopped.get(KNOCK.toMillis(), TimeUnit.MILLISECONDS).join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			LogFields.NONE.debug(logger)
				.log("The server that answers health probes is stopped from outside: {}", ex.toString());
		}
	}

}
