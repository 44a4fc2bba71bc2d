package dev.limbeck.boot.probe;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

import dev.limbeck.boot.RevisionFolder;
import dev.limbeck.boot.TestApplication;
import dev.limbeck.postgres.PostgresDatabase;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with a web server that starts while a test looks on. A revision that
 * takes the advisory lock 42 waits until the test lets the migration go on.
 *
 * @param port the port that answers health probes
 * @param started the context, once it has started
 * @param brake holds the migration up until it is closed
 */
record StartingApplication(int port, CompletableFuture<ConfigurableApplicationContext> started,
		Connection brake) implements AutoCloseable {

	static final String LIVENESS = "/actuator/health/liveness";

	static final String READINESS = "/actuator/health/readiness";

	// Spring Boot makes no management context of its own with two servers at hand.
	private static final ClassLoader ONLY_TOMCAT = new FilteredClassLoader("org.eclipse.jetty", "reactor.netty");

	static StartingApplication start(PostgresDatabase database, RevisionFolder revisions, String... arguments) {
		return startOn(freePort(), database, revisions, arguments);
	}

	static StartingApplication startOn(int port, PostgresDatabase database, RevisionFolder revisions,
			String... arguments) {
		List<String> all = new ArrayList<>(List.of("--" + revisions.property(),
				"--spring.datasource.url=" + database.jdbcUrl(), "--spring.datasource.username=postgres",
				"--limbeck.statement.lock-timeout=0", "--management.endpoint.health.show-details=always"));
		all.addAll(List.of(arguments));
		boolean separate = all.contains("--server.port=0");
		all.add((separate ? "--management.server.port=" : "--server.port=") + port);
		SpringApplication application = new TestApplication(ProbedApplication.class, Afterwards.class)
			.classLoader(ONLY_TOMCAT)
			.application();
		application.setWebApplicationType(WebApplicationType.SERVLET);
		Connection brake = hold(database, 42);
		return new StartingApplication(port,
				CompletableFuture.supplyAsync(() -> application.run(all.toArray(String[]::new))), brake);
	}

	/**
	 * Hold an advisory lock.
	 * @param database where
	 * @param lock its number
	 * @return the connection that holds it until it is closed
	 */
	static Connection hold(PostgresDatabase database, int lock) {
		try {
			Connection connection = database.connect();
			try (Statement statement = connection.createStatement()) {
				statement.execute("SELECT pg_advisory_lock(" + lock + ")");
			}
			return connection;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static void await(Callable<Boolean> condition) {
		Awaitility.await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(20)).until(condition);
	}

	// Not of those that the system gives to clients: one that asks in vain may get it.
	static int freePort() {
		while (true) {
			int port = ThreadLocalRandom.current().nextInt(10_000, 30_000);
			try (ServerSocket socket = new ServerSocket(port)) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				// Taken: try another one.
			}
		}
	}

	/**
	 * Ask over HTTP.
	 * @param path such as {@code /actuator/health}
	 * @return the answer, or {@code null} if nobody answers
	 */
	@Nullable HttpResponse<String> ask(String path) {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path)).build();
		try {
			return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			return null;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	HttpResponse<String> get(String path) {
		HttpResponse<String> response = ask(path);
		if (response == null) {
			throw new AssertionError("nobody answers on port " + this.port);
		}
		return response;
	}

	int status(String path) {
		HttpResponse<String> response = ask(path);
		return (response != null) ? response.statusCode() : 0;
	}

	StartingApplication awaitMigration() {
		await(() -> {
			assertThat(this.started).isNotDone();
			HttpResponse<String> readiness = ask(READINESS);
			return readiness != null && readiness.statusCode() == 503 && readiness.body().contains("\"statement\"");
		});
		return this;
	}

	void letTheMigrationGoOn() {
		try {
			this.brake.close();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	ConfigurableApplicationContext awaitStarted() {
		letTheMigrationGoOn();
		return this.started.join();
	}

	@Override
	public void close() {
		letTheMigrationGoOn();
		this.started.handle((context, failure) -> context).thenAccept((context) -> {
			if (context != null) {
				context.close();
			}
		}).join();
	}

}
