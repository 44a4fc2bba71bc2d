package dev.limbeck.cli.standalone;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Lets a command say how it ended, although the process was told to stop: without it the
 * process ends as soon as the migration has, whatever is still to be written.
 */
final class LastWord {

	/** More than a migration takes to stop, less than orchestrators allow. */
	private static final long PATIENCE_SECONDS = 8;

	private final CountDownLatch said = new CountDownLatch(1);

	private LastWord() {
	}

	/**
	 * Keep the process until the command has ended, but not for long.
	 * @param asking whether a person is asked, which cannot be interrupted
	 * @return what is told of the end
	 */
	static LastWord await(BooleanSupplier asking) {
		LastWord lastWord = new LastWord();
		Runtime.getRuntime().addShutdownHook(new Thread(() -> lastWord.listen(asking), "limbeck-last-word"));
		return lastWord;
	}

	private void listen(BooleanSupplier asking) {
		try {
			if (!asking.getAsBoolean()) {
				this.said.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Nothing is left to say.
	 */
	void said() {
		this.said.countDown();
	}

}
