package dev.limbeck.adopt.flyway;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import dev.limbeck.adopt.project.ForeignScript;
import dev.limbeck.adopt.project.Remark;
import org.jspecify.annotations.Nullable;

/**
 * Writes values in place of Flyway's placeholders, wherever they stand.
 */
final class Placeholders {

	private final FlywaySettings settings;

	private final List<Remark> remarks = new ArrayList<>();

	private boolean unknown;

	Placeholders(FlywaySettings settings) {
		this.settings = settings;
	}

	/**
	 * Expand those whose values are known.
	 * @param script as it is in the file
	 * @param fileName of the file, without folders
	 * @return the same without them
	 */
	ForeignScript expand(ForeignScript script, String fileName) {
		String text = script.text();
		StringBuilder expanded = new StringBuilder();
		Set<String> reported = new HashSet<>();
		int from = 0;
		for (int start = text.indexOf(this.settings.opening()); start >= 0; start = text
			.indexOf(this.settings.opening(), from)) {
			int nameStart = start + this.settings.opening().length();
			int end = text.indexOf(this.settings.closing(), nameStart);
			if (end < 0) {
				break;
			}
			String name = text.substring(nameStart, end);
			String value = value(name, fileName);
			int after = end + this.settings.closing().length();
			expanded.append(text, from, start).append((value != null) ? value : text.substring(start, after));
			if (value == null && reported.add(name)) {
				report(script, name, line(text, start));
			}
			from = after;
		}
		return script.with(expanded.append(text.substring(from)).toString());
	}

	private static int line(String text, int offset) {
		IntUnaryOperator feeds = (i) -> (text.charAt(i) == '\n') ? 1 : 0;
		return IntStream.range(0, offset).map(feeds).sum();
	}

	private @Nullable String value(String name, String fileName) {
		String known = this.settings.placeholders().get(name.toLowerCase(Locale.ROOT));
		if (known != null) {
			return known.contains("${") ? null : known;
		}
		Map<String, String> built = Map.of("flyway:filename", fileName, "flyway:defaultschema",
				this.settings.schemas().stream().findFirst().orElse(""));
		String value = built.get(name.toLowerCase(Locale.ROOT));
		return (value == null || value.isEmpty()) ? null : value;
	}

	private void report(ForeignScript script, String name, int line) {
		this.unknown = true;
		this.remarks.add(Remark.left("placeholder", script.origin(), script.firstLine() + line,
				"the placeholder " + this.settings.opening() + name + this.settings.closing() + " has no value",
				"Set limbeck.placeholders." + name + " where the revision is run, or write the value into it."));
	}

	List<Remark> remarks() {
		return this.remarks;
	}

	/**
	 * Tell whether any had no value.
	 * @return whether some stand there still
	 */
	boolean leftSome() {
		return this.unknown;
	}

}
