package dev.limbeck.boot.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.process.Java;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Health probes of a process that has no file left to open, and so cannot take a
 * connection.
 */
class CrowdedProbeTests {

	private static final String LIVENESS = "GET /actuator/health/liveness HTTP/1.1\r\nHost: it\r\n\r\n";

	private final int port = StartingApplication.freePort();

	private Process process;

	private BufferedReader said;

	@BeforeEach
	void start() throws IOException {
		assumeThat(Path.of("/bin/sh")).exists();
		List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -n 700 && exec \"$0\" \"$@\""));
		command.addAll(Java.command("-cp", System.getProperty("java.class.path"), CrowdedProcess.class.getName(),
				String.valueOf(this.port)));
		this.process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		this.said = this.process.inputReader();
		awaitWord("open");
	}

	@AfterEach
	void stop() {
		this.process.destroyForcibly().onExit().join();
	}

	@Test
	void areAnsweredOnceThereIsRoom() throws IOException {
		assertThat(answer(ask())).startsWith("HTTP/1.1 200 ");
		goOn();
		awaitWord("crowded");
		List<Socket> waiting = new ArrayList<>();
		for (int i = 0; i < 50; i++) {
			waiting.add(ask());
		}
		goOn();
		awaitWord("free");
		for (Socket socket : waiting) {
			assertThat(answer(socket)).startsWith("HTTP/1.1 200 ");
		}
	}

	private void goOn() throws IOException {
		this.process.getOutputStream().write('\n');
		this.process.getOutputStream().flush();
	}

	private void awaitWord(String word) {
		assertThat(this.said.lines().anyMatch(word::equals)).as(word).isTrue();
	}

	private static String answer(Socket socket) throws IOException {
		try (socket) {
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private Socket ask() throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port);
		socket.setSoTimeout(20_000);
		socket.getOutputStream().write(LIVENESS.getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

}
