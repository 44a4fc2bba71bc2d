package dev.limbeck.cli.standalone;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Lets a command say how it ended, although the process was told to stop: without it the
 * process ends as soon as the migration has, whatever is still to be written.
 */
final class LastWord {

	/** More than a migration takes to stop, less than orchestrators allow. */
	private static final long PATIENCE_SECONDS = 8;

	private final CountDownLatch said = new CountDownLatch(1);

	private volatile BooleanSupplier asking = () -> false;

	private LastWord() {
	}

	/**
	 * Keep the process until the command has ended, but not for long.
	 * @return what is told of the end, or {@code null} if the process is ending already
	 */
	static @Nullable LastWord await() {
		LastWord lastWord = new LastWord();
		try {
			Runtime.getRuntime().addShutdownHook(new Thread(lastWord::listen, "limbeck-last-word"));
			return lastWord;
		}
		catch (IllegalStateException ex) {
			return null;
		}
	}

	/**
	 * Do not wait while a person is asked, which cannot be interrupted.
	 * @param asking whether a person is asked
	 */
	void unless(BooleanSupplier asking) {
		this.asking = asking;
	}

	private void listen() {
		try {
			if (!this.asking.getAsBoolean()) {
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
