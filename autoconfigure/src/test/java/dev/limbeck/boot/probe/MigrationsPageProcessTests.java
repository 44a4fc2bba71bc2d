package dev.limbeck.boot.probe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.boot.RevisionFolder;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code /actuator/migrations} as browsers and programs ask for it, of an application in
 * a process of its own.
 */
@ExtendWith(PostgresExtension.class)
class MigrationsPageProcessTests {

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	@BeforeEach
	void writeRevisions() throws IOException {
		this.revisions = RevisionFolder.ofTwo(Files.createDirectory(this.folder.resolve("revisions")));
	}

	@ParameterizedTest
	@CsvSource({ "TOMCAT, false", "NETTY, true" })
	void programsGetJsonAndBrowsersAPage(WebApplication web, boolean ownPort, PostgresDatabase database)
			throws Exception {
		int port = StartingApplication.freePort();
		Path loaded = this.folder.resolve("loaded.log");
		try (ProbedProcess process = start(web, ownPort, port, database, loaded)) {
			StartingApplication.await(() -> !process.isAlive() || isAnswered(port));
			for (String accepted : List.of("", "*/*", "application/json", "application/json, text/html;q=0.5",
					"application/vnd.spring-boot.actuator.v3+json")) {
				HttpResponse<String> answer = get(port, accepted, "");
				assertThat(answer.headers().firstValue("Content-Type")).as(accepted).get().asString().contains("json");
				assertThat(answer.body()).startsWith("{\"contexts\":{");
			}
			assertThat(Files.readString(loaded)).contains("dev.limbeck.boot.endpoint.MigrationsPageExtension")
				.doesNotContain("dev.limbeck.page.", "dev.limbeck.drawing.");
			assertThat(get(port, BROWSER, "").body()).startsWith("<!doctype html>").contains("Up to date.", "fetch(");
			assertThat(get(port, "text/html", "?all=true").body()).startsWith("<!doctype html>")
				.doesNotContain("fetch(");
			assertThat(get(port, "text/html", "").headers().firstValue("Content-Type").orElse(""))
				.startsWith("text/html");
			assertThat(Files.readString(loaded)).contains("dev.limbeck.page.", "dev.limbeck.drawing.");
		}
	}

	private ProbedProcess start(WebApplication web, boolean ownPort, int port, PostgresDatabase database, Path loaded) {
		List<String> arguments = new ArrayList<>(List.of("--" + this.revisions.property(),
				"--spring.datasource.url=" + database.jdbcUrl(), "--spring.datasource.username=postgres",
				"--management.endpoints.web.exposure.include=*", "--limbeck.probe.enabled=false",
				"--" + (ownPort ? "management." : "") + "server.port=" + port));
		if (ownPort) {
			arguments.add("--server.port=0");
		}
		return ProbedProcess.start("-Xlog:class+load:file=" + loaded, web, this.folder.resolve("out.log"), arguments);
	}

	private static boolean isAnswered(int port) {
		try {
			return get(port, "", "").statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static HttpResponse<String> get(int port, String accepted, String query)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + port + "/actuator/migrations" + query));
		if (!accepted.isEmpty()) {
			request.header("Accept", accepted);
		}
		return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
	}

}
