package dev.limbeck.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.limbeck.process.Java;

/**
 * A process that upgrades a database, as an application does when it starts.
 */
public final class UpgradeProcess {

	private final Process process;

	private UpgradeProcess(Process process) {
		this.process = process;
	}

	/**
	 * Start a process that waits to be told where its database is.
	 * @param history what it applies
	 * @return the process
	 */
	static UpgradeProcess start(MixedHistory history) {
		List<String> command = Java.command("-cp", System.getProperty("java.class.path"),
				UpgradeProcess.class.getName(), history.folder().toString());
		try {
			return new UpgradeProcess(
					new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Let it begin once it is there.
	 * @param url its database
	 * @return this
	 */
	UpgradeProcess upgrade(String url) {
		try {
			this.process.inputReader().readLine();
			this.process.getOutputStream().write((url + "\n").getBytes(StandardCharsets.UTF_8));
			this.process.getOutputStream().flush();
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Wait for its end.
	 * @param longest how long at most
	 * @return whether it has ended
	 */
	boolean ends(Duration longest) {
		try {
			return this.process.waitFor(longest.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * End it as {@code kill -9} does.
	 */
	void kill() {
		this.process.destroyForcibly().onExit().join();
	}

	/**
	 * Upgrade the database whose URL is typed.
	 * @param arguments the folder of the history
	 * @throws IOException if nothing can be read
	 */
	public static void main(String[] arguments) throws IOException {
		MixedHistory history = new MixedHistory(Path.of(arguments[0]));
		System.out.println("ready");
		String url = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
		if (url != null) {
			history.plain(url).build().upgrade();
		}
	}

}
