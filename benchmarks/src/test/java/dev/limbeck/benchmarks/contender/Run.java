package dev.limbeck.benchmarks.contender;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What a run in a process of its own says about itself in its last line.
 */
final class Run {

	private final long start = System.nanoTime();

	/**
	 * Say how long the run took. Processor time is that of the whole process, from its
	 * start.
	 */
	void finish() {
		long wall = System.nanoTime() - this.start;
		Duration processor = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
		String classes = "";
		if (Boolean.getBoolean("bench.classes")) {
			ClassLoadingMXBean loading = ManagementFactory.getClassLoadingMXBean();
			classes = " classes=" + loading.getTotalLoadedClassCount();
		}
		System.out.println("BENCH wall=" + wall / 1000 + " cpu=" + processor.toNanos() / 1000 + classes);
	}

}
