package dev.limbeck.sample.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How often a job is tried again, and when. It is settled when the job is enqueued, and
 * travels with it: no setting of the worker that runs it changes anything.
 *
 * @param delays how long to wait after the first failure, the second one, and so on
 */
public record RetryPolicy(List<Duration> delays) {

	public RetryPolicy {
		delays = List.copyOf(delays);
	}

	/**
	 * Return how long to wait before the next attempt.
	 * @param failures how many attempts have failed
	 * @return a delay, or nothing if that was the last attempt
	 */
	Optional<Duration> delayAfter(int failures) {
		return (failures <= this.delays.size()) ? Optional.of(this.delays.get(failures - 1)) : Optional.empty();
	}

}
