package dev.limbeck.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * What one run took.
 *
 * @param wall from its first line of code to its last; of an application, from the start
 * of the process until it is ready
 * @param processor processor time of the process, from its start
 */
record Measurement(Duration wall, Duration processor) {

	/**
	 * Return the medians.
	 * @param all one or more runs
	 * @return that of each number by itself
	 */
	static Measurement median(List<Measurement> all) {
		return new Measurement(median(all, Measurement::wall), median(all, Measurement::processor));
	}

	private static Duration median(List<Measurement> all, Function<Measurement, Duration> part) {
		List<Duration> sorted = all.stream().map(part).sorted().toList();
		int size = sorted.size();
		return sorted.get((size - 1) / 2).plus(sorted.get(size / 2)).dividedBy(2);
	}

	double wallOver(Measurement other) {
		return (double) this.wall.toNanos() / other.wall.toNanos();
	}

	double processorOver(Measurement other) {
		return (double) this.processor.toNanos() / Math.max(1, other.processor.toNanos());
	}

}
