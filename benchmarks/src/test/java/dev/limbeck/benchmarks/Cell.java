package dev.limbeck.benchmarks;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One situation that is measured.
 *
 * @param name as it is chosen, such as {@code noop-100} and {@code apply-100-5ms}
 * @param applying whether all revisions are pending; otherwise all are applied
 * @param size how many revisions there are
 * @param delay what the network adds to each flight
 */
record Cell(String name, boolean applying, int size, Duration delay) {

	private static final Pattern NAME = Pattern.compile("(noop|apply|boot)-(\\d{1,6})(?:-(\\d{1,4})ms)?");

	static Cell of(String name) {
		Matcher parts = NAME.matcher(name.strip());
		if (!parts.matches()) {
			throw new IllegalArgumentException(
					"bench.cells: '" + name + "' is not like noop-1000, apply-100, apply-100-5ms or boot-100");
		}
		String delay = (parts.group(3) != null) ? parts.group(3) : "0";
		return new Cell(name.strip(), parts.group(1).equals("apply"), Integer.parseInt(parts.group(2)),
				Duration.ofMillis(Long.parseLong(delay)));
	}

	boolean isDelayed() {
		return !this.delay.isZero();
	}

	boolean isApplication() {
		return this.name.startsWith("boot");
	}

}
