package dev.limbeck.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What an application printed so far.
 */
final class ApplicationOutput {

	private final List<String> lines = new CopyOnWriteArrayList<>();

	void add(String line) {
		this.lines.add(line);
	}

	List<String> lines() {
		return List.copyOf(this.lines);
	}

	String text() {
		return String.join("\n", this.lines);
	}

	/**
	 * Return the report on a failed start.
	 * @return lines from the first one of stars to the last one with text
	 */
	List<String> report() {
		List<String> all = lines();
		int start = all.indexOf("***************************");
		int end = all.size();
		while (end > 0 && all.get(end - 1).isBlank()) {
			end--;
		}
		return (start >= 0) ? all.subList(start, end) : List.of();
	}

	/**
	 * Return the time between two lines, as the log has it.
	 * @param from a part of the one
	 * @param to a part of the other
	 * @return the time from the first line with the one to the first line with the other
	 */
	Duration between(String from, String to) {
		return Duration.between(timeOf(from), timeOf(to));
	}

	private Instant timeOf(String text) {
		String line = this.lines.stream().filter((candidate) -> candidate.contains(text)).findFirst().orElseThrow();
		return Instant.parse(line.substring(0, line.indexOf(' ')));
	}

	@Override
	public String toString() {
		return text();
	}

}
