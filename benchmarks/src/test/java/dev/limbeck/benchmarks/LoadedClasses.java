package dev.limbeck.benchmarks;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a JVM loaded, by where it came from.
 *
 * @param shared from the archive of the JDK, which costs next to nothing
 * @param read from jars, folders and the JDK's image
 * @param generated while it ran: for lambdas, method handles, proxies
 * @param bytes of those that were read or generated
 */
record LoadedClasses(int shared, int read, int generated, long bytes) {

	static final String HEADER = "| | classes | from the JDK's archive | read | generated | bytes read or generated |\n|---|---|---|---|---|---|";

	private static final Pattern SOURCE = Pattern.compile(" source: (.*)");

	private static final Pattern BYTES = Pattern.compile(" bytes: (\\d+)");

	/**
	 * Count.
	 * @param lines what {@code -Xlog:class+load=debug} writes
	 * @return the counts
	 */
	static LoadedClasses of(List<String> lines) {
		int shared = 0;
		int read = 0;
		int generated = 0;
		long bytes = 0;
		for (String line : lines) {
			Matcher size = BYTES.matcher(line);
			bytes += size.find() ? Long.parseLong(size.group(1)) : 0;
			Matcher source = SOURCE.matcher(line);
			if (source.find()) {
				String from = source.group(1);
				shared += from.startsWith("shared objects file") ? 1 : 0;
				read += (from.startsWith("file:") || from.startsWith("jrt:")) ? 1 : 0;
				generated += (from.startsWith("shared") || from.startsWith("file:") || from.startsWith("jrt:")) ? 0 : 1;
			}
		}
		return new LoadedClasses(shared, read, generated, bytes);
	}

	String row(String label) {
		return "| " + label + " | " + (this.shared + this.read + this.generated) + " | " + this.shared + " | "
				+ this.read + " | " + this.generated + " | " + this.bytes + " |";
	}

}
