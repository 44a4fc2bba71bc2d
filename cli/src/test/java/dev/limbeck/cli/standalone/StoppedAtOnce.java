package dev.limbeck.cli.standalone;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.limbeck.cli.environment.SystemTerminal;

/**
 * The program, told to stop by a signal as early as can be: {@code before} its first
 * line, or {@code within} its beginning, when it has no terminal yet.
 */
public final class StoppedAtOnce {

	private final CountDownLatch stopping = new CountDownLatch(1);

	private final CountDownLatch done = new CountDownLatch(1);

	private StoppedAtOnce() {
	}

	/**
	 * Run the program.
	 * @param arguments the signal, when it comes, and what the user typed
	 * @throws Exception if no signal can be sent
	 */
	public static void main(String[] arguments) throws Exception {
		StoppedAtOnce stopped = new StoppedAtOnce();
		List<String> command = Arrays.asList(arguments).subList(2, arguments.length);
		if (arguments[1].equals("before")) {
			stopped.tellToStop(arguments[0]);
			Main.run(command, () -> SystemTerminal.ofProcess(System.out, System.err));
			stopped.done.countDown();
			return;
		}
		stopped.done.countDown();
		Main.run(command, () -> {
			stopped.tellToStop(arguments[0]);
			return SystemTerminal.ofProcess(System.out, System.err);
		});
	}

	private void tellToStop(String signal) {
		Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
		try {
			new ProcessBuilder("kill", "-" + signal, String.valueOf(ProcessHandle.current().pid())).start();
			this.stopping.await();
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void stop() {
		this.stopping.countDown();
		try {
			this.done.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
