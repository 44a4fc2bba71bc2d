package dev.limbeck.boot.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProbeServer}, with clients that do as they like.
 */
class ProbeServerTests {

	private static final String LIVENESS = "GET /actuator/health/liveness HTTP/1.1\r\nHost: it\r\n\r\n";

	private static final String READINESS = LIVENESS.replace("liveness", "readiness");

	private final int port = StartingApplication.freePort();

	private final MockEnvironment environment = new MockEnvironment()
		.withProperty("management.endpoint.health.show-details", "always");

	private ProbeServer server = open(() -> Map.of("phase", "migrating"));

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void aHeadHasNoBody() {
		assertThat(say(LIVENESS.replace("GET", "HEAD"))).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
		assertThat(say(READINESS.replace("GET", "HEAD"))).startsWith("HTTP/1.1 503 ").endsWith("\r\n\r\n");
	}

	@Test
	void whateverDoesNotReadIsUnavailable() {
		assertThat(Stream.of("POST", "DELETE", "OPTIONS", "BREW").map((method) -> say(LIVENESS.replace("GET", method))))
			.allSatisfy(
					(answer) -> assertThat(answer).startsWith("HTTP/1.1 503 ").containsIgnoringCase("Retry-After: 5"));
	}

	@Test
	void nonsenseHurtsNobody() {
		assertThat(Stream
			.of("\r\n\r\n", "nonsense\r\n\r\n", "GET HTTP/1.1\r\n\r\n", "GET a:b HTTP/1.1\r\n\r\n",
					"\u0016\u0003\u0001\r\n\r\n", "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n")
			.map(this::say)).noneMatch((answer) -> answer.startsWith("HTTP/1.1 200"));
		assertThat(say(LIVENESS)).startsWith("HTTP/1.1 200 ");
	}

	@Test
	void clientsThatSayNothingAreInNobodysWay() {
		List<Socket> silent = connect(50);
		assertThat(say(LIVENESS)).startsWith("HTTP/1.1 200 ");
		assertThat(silent).allMatch(Socket::isConnected);
	}

	@Test
	void clientsThatStopInTheMiddleAreSentAway() {
		List<Socket> slow = connect(20);
		slow.forEach((client) -> send(client, "GET /actuator/hea"));
		assertThat(say(LIVENESS)).startsWith("HTTP/1.1 200 ");
		assertThat(slow.stream().map(ProbeServerTests::read)).containsOnly("");
	}

	@Test
	void hundredsOfClientsThatStopInTheMiddleKeepNobodyWaiting() {
		List<Socket> slow = connect(200);
		slow.forEach((client) -> send(client, "GET /actuator/hea"));
		assertThat(say(LIVENESS)).startsWith("HTTP/1.1 200 ");
		assertThat(slow).as("is answered while they wait").allMatch(ProbeServerTests::isHeld);
	}

	@Test
	void ofTooManyClientsTheOldestAreSentAway() {
		List<Socket> silent = connect(ProbeServer.CONNECTIONS + 50);
		assertThat(say(LIVENESS)).startsWith("HTTP/1.1 200 ");
		assertThat(silent.subList(0, 51)).allMatch((client) -> read(client).isEmpty());
		assertThat(silent.subList(51, silent.size())).allMatch(ProbeServerTests::isHeld);
	}

	@Test
	void aRequestThatComesLetterByLetterIsAnswered() throws IOException {
		try (Socket client = connect()) {
			LIVENESS.chars().forEach((letter) -> send(client, String.valueOf((char) letter)));
			assertThat(read(client)).startsWith("HTTP/1.1 200 ");
		}
	}

	@Test
	void aRequestWithoutAnEndIsRefused() {
		assertThat(say("GET / HTTP/1.1\r\n" + "X: x\r\n".repeat(5000))).startsWith("HTTP/1.1 431 ");
	}

	@Test
	void isUnavailableIfItIsNotKnownHowFarItIs() {
		this.server.close();
		this.server = open(() -> {
			throw new IllegalStateException("no details");
		});
		assertThat(say(READINESS)).startsWith("HTTP/1.1 503 ").containsIgnoringCase("Retry-After: 5");
		assertThat(say(LIVENESS)).startsWith("HTTP/1.1 200 ");
	}

	@Test
	void keepsNoProcessAlive() {
		say(LIVENESS);
		assertThat(Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("limbeck-probe"))).isNotEmpty().allMatch(Thread::isDaemon);
	}

	@Test
	void leavesThePortAndAllClients() throws IOException {
		List<Socket> silent = connect(5);
		this.server.close();
		new ServerSocket(this.port).close();
		assertThat(silent.stream().map(ProbeServerTests::read)).containsOnly("");
	}

	@Test
	void forgetsNoClientWhenItCloses() {
		AtomicInteger forgotten = new AtomicInteger();
		CompletableFuture<?>[] clients = IntStream.range(0, 3)
			.mapToObj((client) -> CompletableFuture.runAsync(() -> askUntilClosed(forgotten)))
			.toArray(CompletableFuture[]::new);
		for (int i = 0; i < 200; i++) {
			say(LIVENESS);
			this.server.close();
			this.server = open(Map::of);
		}
		this.environment.setProperty("over", "true");
		CompletableFuture.allOf(clients).join();
		assertThat(forgotten).hasValue(0);
	}

	private void askUntilClosed(AtomicInteger forgotten) {
		while (!this.environment.containsProperty("over")) {
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
				socket.setSoTimeout(5000);
				socket.getOutputStream().write(LIVENESS.getBytes(StandardCharsets.US_ASCII));
				socket.getInputStream().readAllBytes();
			}
			catch (SocketTimeoutException ex) {
				forgotten.incrementAndGet();
			}
			catch (IOException ex) {
				// Refused, or sent away.
			}
		}
	}

	// As the timer does it that opens it during a start.
	private ProbeServer open(Supplier<Map<String, Object>> details) {
		Binder binder = Binder.get(this.environment);
		return CompletableFuture.supplyAsync(() -> opened(binder, details), (work) -> ProbeServer.thread(work).start())
			.join();
	}

	private ProbeServer opened(Binder binder, Supplier<Map<String, Object>> details) {
		try {
			return ProbeServer.open(new InetSocketAddress(this.port),
					ProbeAnswers.of(binder, HealthPaths.of(binder, false, false), details));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean isHeld(Socket client) {
		try {
			client.setSoTimeout(1);
			return client.getInputStream().read() > 0;
		}
		catch (SocketTimeoutException ex) {
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private String say(String request) {
		try (Socket client = connect()) {
			send(client, request);
			return read(client);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<Socket> connect(int number) {
		return Stream.generate(this::connect).limit(number).toList();
	}

	private Socket connect() {
		try {
			Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port);
			socket.setSoTimeout(30_000);
			return socket;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void send(Socket client, String text) {
		try {
			client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// All that comes until the connection is closed, one way or the other.
	private static String read(Socket client) {
		try {
			return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (SocketTimeoutException ex) {
			throw new AssertionError("kept waiting", ex);
		}
		catch (IOException ex) {
			return "";
		}
	}

}
