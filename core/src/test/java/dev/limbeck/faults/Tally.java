package dev.limbeck.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Counts the faults and what survived them. May be used by several threads.
 */
final class Tally {

	private static final int THREADS = 4;

	private final List<String> deaths = new ArrayList<>();

	private int injected;

	/**
	 * Inject a fault.
	 * @param fault what it is, and all it takes to have it again
	 * @param round injects it, and throws if it was not survived
	 */
	void count(String fault, Round round) {
		synchronized (this) {
			this.injected++;
		}
		try {
			round.run();
		}
		catch (Exception | AssertionError ex) {
			bury(fault, ex);
		}
	}

	/**
	 * Inject faults that do not meet each other, several at a time.
	 * @param rounds count one fault each
	 */
	static void sideBySide(List<Runnable> rounds) {
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			CompletableFuture
				.allOf(rounds.stream()
					.map((round) -> CompletableFuture.runAsync(round, threads))
					.toArray(CompletableFuture[]::new))
				.join();
		}
		finally {
			threads.shutdown();
		}
	}

	private synchronized void bury(String fault, Throwable thrown) {
		thrown.printStackTrace();
		this.deaths.add(fault + ": " + thrown);
	}

	/**
	 * Add what another one has counted.
	 * @param other another one
	 */
	synchronized void add(Tally other) {
		this.injected += other.injected();
		this.deaths.addAll(other.deaths());
	}

	synchronized int injected() {
		return this.injected;
	}

	/**
	 * Return what was not survived, with the faults.
	 * @return one text for each
	 */
	synchronized List<String> deaths() {
		return List.copyOf(this.deaths);
	}

	@Override
	public synchronized String toString() {
		return this.injected + " faults injected, " + (this.injected - this.deaths.size()) + " survived";
	}

	/**
	 * What happens around one fault.
	 */
	interface Round {

		/**
		 * Do it.
		 * @throws Exception if the fault was not survived
		 */
		void run() throws Exception;

	}

}
