package dev.limbeck.script.location;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.limbeck.revision.Plan;
import dev.limbeck.revision.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows how long histories are loaded, validated and planned, from files, in time of the
 * processor. With the system property {@code limbeck.test.revisions=1000,10000,100000}
 * the table of the documentation is printed.
 */
class HistoryGrowthTests {

	private static final String SIZES = System.getProperty("limbeck.test.revisions", "1000,10000");

	// Ten times as many files may cost this many times as much; a hundredfold is
	// quadratic.
	private static final double LIMIT = 30;

	@TempDir
	private Path folder;

	@Test
	void tenTimesAsManyFilesTakeAboutTenTimesAsLong() throws IOException {
		cost(files(1000)); // the compiler's share
		double before = 0;
		for (int size : Arrays.stream(SIZES.split(",")).mapToInt(Integer::parseInt).toArray()) {
			double millis = cost(files(size));
			System.out.printf(Locale.ROOT, "%,d revisions: %,.0f ms of processor time, %.3f ms each%n", size, millis,
					millis / size);
			assertThat((before > 0) ? millis / before : 1).as("growth up to %d", size).isLessThan(LIMIT);
			before = millis;
		}
	}

	private static double cost(Path files) {
		long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		RevisionScripts scripts = RevisionScripts
			.load(Locations.of(List.of(files.toString()), HistoryGrowthTests.class.getClassLoader()));
		Plan plan = Plan.upgrade(scripts.graph(), List.of(), List.of(Symbol.parse("heads")));
		assertThat(plan.steps()).hasSameSizeAs(scripts.graph().revisions());
		return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6;
	}

	// Of every ten the last two are branches, which the next one merges.
	private Path files(int count) throws IOException {
		Path files = this.folder.resolve(String.valueOf(count));
		if (Files.exists(files)) {
			return files;
		}
		for (int i = 0; i < count; i++) {
			Path part = Files.createDirectories(files.resolve(String.valueOf(i / 1000)));
			Files.writeString(part.resolve("r" + i + ".sql"),
					"-- Make r" + i + "\n--\n-- @revision r" + i + "\n" + parents(i) + "\n-- @upgrade\nCREATE TABLE r"
							+ i + " (id int);\n\n-- @downgrade\nDROP TABLE r" + i + ";\n");
		}
		return files;
	}

	private static String parents(int i) {
		if (i == 0) {
			return "";
		}
		return (i % 10 == 0) ? "-- @revises r" + (i - 1) + " r" + (i - 2) + "\n"
				: "-- @revises r" + Math.max(0, i - ((i % 10 == 9) ? 2 : 1)) + "\n";
	}

}
