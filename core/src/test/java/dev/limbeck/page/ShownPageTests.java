package dev.limbeck.page;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import com.sun.net.httpserver.HttpServer;
import dev.limbeck.ledger.LedgerRow.Progress;
import dev.limbeck.revision.AppliedRevision.State;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page as a browser shows it, where there is one: {@code chromium}. Without it the
 * same page is looked at as a text alone. {@code -Dlimbeck.screenshots=FOLDER} keeps the
 * pictures.
 */
class ShownPageTests {

	@TempDir
	private Path folder;

	@Test
	void theScriptRunsAndNothingIsRefused() throws Exception {
		Path page = write(12);
		String shown = browse(page.toUri().toString(), "--dump-dom");
		assertThat(shown).contains("<button type=\"button\" id=\"pause\">Stop refreshing</button>")
			.doesNotContain("Refused", "Uncaught", "violates");
	}

	@Test
	void thePageAsksAgainByItself() throws Exception {
		AtomicInteger asked = new AtomicInteger();
		HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
		server.createContext("/actuator/migrations", (exchange) -> {
			byte[] page = html(12 + asked.getAndIncrement()).getBytes(StandardCharsets.US_ASCII);
			exchange.getResponseHeaders().add("Content-Type", "text/html");
			exchange.sendResponseHeaders(200, page.length);
			exchange.getResponseBody().write(page);
			exchange.close();
		});
		server.start();
		try {
			String address = "http://localhost:" + server.getAddress().getPort() + "/actuator/migrations";
			assertThat(browse(address, "--dump-dom", "--virtual-time-budget=5000")).contains(">r0012<")
				.contains("<p id=\"said\" role=\"status\"></p>");
			assertThat(asked).hasValueGreaterThan(1);
		}
		finally {
			server.stop(0);
		}
	}

	@ParameterizedTest
	@CsvSource({ "12, 1, light", "12, 0, dark", "2000, 1, light", "2000, 0, dark" })
	void longAndShortHistoriesAreShownInBothThemes(int revisions, int scheme, String name) throws Exception {
		Path picture = Path.of(System.getProperty("limbeck.screenshots", this.folder.toString()))
			.resolve("page-" + revisions + "-" + name + ".png")
			.toAbsolutePath();
		browse(write(revisions).toUri().toString(), "--screenshot=" + picture, "--window-size=1280,1400",
				"--blink-settings=preferredColorScheme=" + scheme);
		int ground = ImageIO.read(picture.toFile()).getRGB(2, 2) & 0xff;
		assertThat(ground).matches((value) -> name.equals("dark") ? value < 64 : value > 192);
	}

	private Path write(int revisions) throws IOException {
		return Files.writeString(this.folder.resolve("page.html"), html(revisions));
	}

	private static String html(int revisions) {
		Observed observed = Observed.history(revisions)
			.row("z", "Index what is due", State.RUNNING, new Progress(2, 5, null),
					String.format("r%04d", revisions - 4))
			.logged("failure", "z", "{\"sqlstate\": \"23505\", \"place\": \"20261120_z.sql:12\"}")
			.locked();
		return new MigrationsPage(List.of(observed.database("shop")), Observed.NOW, false).html();
	}

	private String browse(String address, String... options) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(chromium(), "--headless", "--no-sandbox", "--disable-gpu",
				"--disable-dev-shm-usage", "--no-first-run", "--enable-logging=stderr",
				"--user-data-dir=" + this.folder.resolve("profile")));
		command.addAll(List.of(options));
		command.add(address);
		Path output = this.folder.resolve("output");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return Files.readString(output);
	}

	private static String chromium() {
		Optional<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
			.map((folder) -> Path.of(folder, "chromium"))
			.filter(Files::isExecutable)
			.findFirst();
		Assumptions.assumeTrue(found.isPresent(), "chromium is not installed");
		return found.get().toString();
	}

}
