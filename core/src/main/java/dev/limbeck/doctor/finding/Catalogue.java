package dev.limbeck.doctor.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.limbeck.BundledText;
import org.jspecify.annotations.Nullable;

/**
 * All kinds of findings, read from {@code catalogue.txt}, from which the documentation is
 * made, too.
 */
public final class Catalogue {

	private static final Map<String, FindingKind> KINDS = read();

	private Catalogue() {
	}

	/**
	 * Return all kinds.
	 * @return in the order of the documentation
	 */
	public static List<FindingKind> kinds() {
		return List.copyOf(KINDS.values());
	}

	/**
	 * Find a kind.
	 * @param id its id
	 * @return the kind, or {@code null} if there is none
	 */
	public static @Nullable FindingKind find(String id) {
		return KINDS.get(id);
	}

	/**
	 * Return a kind that is there.
	 * @param id its id
	 * @return the kind
	 */
	public static FindingKind get(String id) {
		FindingKind kind = find(id);
		if (kind == null) {
			throw new IllegalArgumentException("The catalogue has no " + id);
		}
		return kind;
	}

	private static Map<String, FindingKind> read() {
		Map<String, FindingKind> kinds = new LinkedHashMap<>();
		String chapter = "";
		List<String> lines = new ArrayList<>();
		for (String line : (BundledText.read(Catalogue.class, "catalogue.txt") + "\n\n").lines().toList()) {
			if (line.startsWith("# ")) {
				chapter = line.substring(2);
			}
			else if (!line.isBlank()) {
				lines.add(line);
			}
			else if (!lines.isEmpty()) {
				FindingKind kind = kind(chapter, lines);
				kinds.put(kind.id(), kind);
				lines.clear();
			}
		}
		return kinds;
	}

	private static FindingKind kind(String chapter, List<String> lines) {
		int blank = lines.get(0).indexOf(' ');
		Severity severity = Severity.valueOf(lines.get(0).substring(blank + 1).toUpperCase(Locale.ROOT));
		return new FindingKind(lines.get(0).substring(0, blank), chapter, severity, lines.get(1), lines.get(2),
				lines.get(3));
	}

}
