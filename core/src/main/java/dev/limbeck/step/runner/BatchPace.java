package dev.limbeck.step.runner;

import dev.limbeck.connect.WaitClock;
import dev.limbeck.ledger.BatchProgress;
import dev.limbeck.step.BatchState;
import org.jspecify.annotations.Nullable;

/**
 * How fast a batch goes. Written by the thread that runs it, read by others, too.
 */
final class BatchPace {

	private static final long SECOND = 1_000_000_000;

	private final WaitClock clock;

	private final long start;

	private final long seenBefore;

	private @Nullable BatchProgress reached;

	private volatile @Nullable BatchState state;

	/**
	 * Begin to count.
	 * @param clock tells the time
	 * @param begun how far somebody else has come, or {@code null}
	 */
	BatchPace(WaitClock clock, @Nullable BatchProgress begun) {
		this.clock = clock;
		this.start = clock.nanoTime();
		this.seenBefore = (begun != null) ? seen(begun) : 0;
	}

	@Nullable BatchState state() {
		return this.state;
	}

	void waits(BatchProgress at, @Nullable String reason) {
		this.state = state(at, reason);
	}

	void reach(BatchProgress progress) {
		this.reached = progress;
		this.state = state(progress, null);
	}

	BatchProgress reached(BatchProgress otherwise) {
		return (this.reached != null) ? this.reached : otherwise;
	}

	private BatchState state(BatchProgress at, @Nullable String waiting) {
		double seconds = (double) (this.clock.nanoTime() - this.start) / SECOND;
		long rate = (seconds > 0) ? Math.round((seen(at) - this.seenBefore) / seconds) : 0;
		BatchProgress.Walk walk = at.walk();
		Long total = (walk != null && walk.of() >= 0) ? (Long) walk.of() : null;
		return new BatchState(at.rounds(), at.rows(), seen(at), total, rate, waiting);
	}

	private static long seen(BatchProgress progress) {
		BatchProgress.Walk walk = progress.walk();
		return (walk != null && !walk.key().isEmpty()) ? walk.seen() : progress.rows();
	}

}
