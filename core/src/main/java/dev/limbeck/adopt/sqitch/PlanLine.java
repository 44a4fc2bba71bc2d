package dev.limbeck.adopt.sqitch;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A line of Sqitch's plan: a change, or a tag of the change above it.
 *
 * @param name of the change, or of the tag with its {@code @}
 * @param planned when it was planned, or {@code null} if that cannot be read
 * @param note what it is for
 * @param requires what it requires, conflicts left out
 */
record PlanLine(String name, @Nullable Instant planned, String note, List<String> requires) {

	/**
	 * Read a line.
	 * @param line the line
	 * @return what it says, or nothing if it is a pragma, a comment or empty
	 */
	static Optional<PlanLine> of(String line) {
		String text = line.strip();
		if (text.isEmpty() || text.startsWith("#") || text.startsWith("%")) {
			return Optional.empty();
		}
		int hash = text.indexOf(" #");
		String note = (hash < 0) ? "" : text.substring(hash + 2).strip();
		String rest = (hash < 0) ? text : text.substring(0, hash);
		int blank = rest.indexOf(' ');
		String name = (blank < 0) ? rest : rest.substring(0, blank);
		String behind = (blank < 0) ? "" : rest.substring(blank).strip();
		List<String> requires = List.of();
		if (behind.startsWith("[") && behind.indexOf(']') > 0) {
			requires = List.of(behind.substring(1, behind.indexOf(']')).strip().split("\\s+"));
			behind = behind.substring(behind.indexOf(']') + 1).strip();
		}
		return Optional.of(new PlanLine(name, time(behind), note.replace("\\n", " ").replace("\\\\", "\\"), requires));
	}

	private static @Nullable Instant time(String text) {
		int end = text.indexOf(' ');
		try {
			return Instant.parse((end < 0) ? text : text.substring(0, end));
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	boolean isTag() {
		return this.name.startsWith("@");
	}

}
