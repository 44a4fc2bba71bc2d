package dev.limbeck.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application in a process of its own, which ends with the test.
 */
final class RunningApplication implements AutoCloseable {

	/** Only a start that hangs takes so long. */
	private static final Duration LIMIT = Duration.ofSeconds(90);

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private final Process process;

	private final ApplicationOutput output = new ApplicationOutput();

	private final Thread reader = new Thread(this::read, "output of the application");

	private RunningApplication(Process process) {
		this.process = process;
	}

	static RunningApplication start(ProcessBuilder builder) {
		try {
			RunningApplication application = new RunningApplication(builder.start());
			application.reader.setDaemon(true);
			application.reader.start();
			return application;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Wait until the log says that the application started.
	 * @return this application
	 */
	RunningApplication awaitStarted() {
		return awaitLog("Started RemindersApplication");
	}

	/**
	 * Wait until the log holds a text.
	 * @param text a part of a line
	 * @return this application
	 */
	RunningApplication awaitLog(String text) {
		Awaitility.await()
			.atMost(LIMIT)
			.pollInterval(Duration.ofMillis(50))
			.until(() -> this.output.text().contains(text) || !this.process.isAlive());
		assertThat(this.output.text()).contains(text);
		return this;
	}

	/**
	 * Wait until the process ended and all of its output was read.
	 * @return the exit code
	 */
	int awaitExit() {
		try {
			assertThat(this.process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).as("%s", this.output).isTrue();
			this.reader.join(LIMIT.toMillis());
			return this.process.exitValue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	ApplicationOutput output() {
		return this.output;
	}

	/**
	 * Ask the application over HTTP.
	 * @param path a path such as {@code /actuator/health}
	 * @return the body of the answer
	 */
	String get(String path) {
		return ask(Integer.parseInt(port()), path).orElseThrow().body();
	}

	/**
	 * Ask whoever answers over HTTP.
	 * @param port the port
	 * @param path a path such as {@code /actuator/health}
	 * @return the answer, or nothing if nobody answers
	 */
	Optional<HttpResponse<String>> ask(int port, String path) {
		return send(request(port, path).build());
	}

	private static Optional<HttpResponse<String>> send(HttpRequest request) {
		try {
			return Optional.of(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Send JSON over HTTP.
	 * @param path a path such as {@code /events}
	 * @param body the JSON
	 * @return the body of the answer, which is no error
	 */
	String post(String path, String body) {
		HttpResponse<String> answer = send(
				request(Integer.parseInt(port()), path).header("Content-Type", "application/json")
					.POST(HttpRequest.BodyPublishers.ofString(body))
					.build())
			.orElseThrow();
		assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
		return answer.body();
	}

	private static HttpRequest.Builder request(int port, String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
	}

	private String port() {
		return PORT.matcher(this.output.text())
			.results()
			.map((MatchResult match) -> match.group(1))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Ask the process to end, as an orchestrator does (SIGTERM).
	 * @return this application
	 */
	RunningApplication terminate() {
		// Process.destroy() would close its output, too.
		this.process.toHandle().destroy();
		return this;
	}

	/**
	 * End the process without a chance to tidy up (SIGKILL).
	 * @return this application
	 */
	RunningApplication kill() {
		this.process.destroyForcibly();
		return this;
	}

	@Override
	public void close() {
		terminate();
		try {
			if (!this.process.waitFor(20, TimeUnit.SECONDS)) {
				this.process.descendants().forEach(ProcessHandle::destroyForcibly);
				kill();
			}
		}
		catch (InterruptedException ex) {
			kill();
			Thread.currentThread().interrupt();
		}
	}

	private void read() {
		try (BufferedReader lines = this.process.inputReader()) {
			lines.lines().forEach(this.output::add);
		}
		catch (IOException | UncheckedIOException ex) {
			this.output.add("(the output broke off: " + ex.getMessage() + ")");
		}
	}

}
