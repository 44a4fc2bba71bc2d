package dev.limbeck.generate;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;

/**
 * How the names of new files are made: text with placeholders, and slashes for folders.
 *
 * @param text the pattern, without {@code .sql} at its end
 */
record FileNamePattern(String text) {

	private static final List<String> TIMES = List.of("yyyy", "MM", "dd", "HH", "mm", "ss");

	private static final List<String> OTHERS = List.of("epoch", "rev", "slug");

	/** At least one of them, or all files would be called the same. */
	private static final List<String> DISTINCTIVE = List.of("{rev}", "{slug}", "{epoch}", "{ss}");

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

	private static final Pattern ILLEGAL = Pattern.compile("[{}\\\\:*?\"<>|\\p{Cntrl}]");

	/**
	 * Understand a pattern.
	 * @param value as {@code limbeck.revision.pattern} holds it
	 * @return the pattern
	 * @throws LimbeckException if no file name can be made of it, with all reasons
	 */
	static FileNamePattern of(String value) {
		String text = value.strip().replaceFirst("(?i)\\.sql$", "");
		Refusals refusals = new Refusals();
		PLACEHOLDER.matcher(text)
			.results()
			.map((result) -> result.group(1))
			.filter((name) -> !TIMES.contains(name) && !OTHERS.contains(name))
			.forEach((name) -> refuse(refusals, "holds {" + name + "}, which is no placeholder"));
		String literal = PLACEHOLDER.matcher(text).replaceAll("x");
		Matcher illegal = ILLEGAL.matcher(literal);
		if (illegal.find()) {
			refuse(refusals, "holds the character " + illegal.group() + ", which belongs in no file name");
		}
		if (Arrays.stream(literal.split("/", -1)).anyMatch((part) -> part.isBlank() || part.startsWith("."))) {
			refuse(refusals, "holds an empty name, or one that begins with a dot");
		}
		if (DISTINCTIVE.stream().noneMatch(text::contains)) {
			refuse(refusals, "would give all files the same name");
		}
		refusals.throwIfAny();
		return new FileNamePattern(text);
	}

	private static void refuse(Refusals refusals, String reason) {
		String known = Stream.of(TIMES, OTHERS)
			.flatMap(List::stream)
			.map((name) -> "{" + name + "}")
			.collect(Collectors.joining(", "));
		refusals.add("bad-pattern", RevisionFileSettings.PATTERN + " " + reason + ".",
				"Build it of " + known
						+ ", letters, digits, hyphens, underscores, dots and / for folders, with at least" + " one of "
						+ String.join(", ", DISTINCTIVE) + ".");
	}

	boolean hasTimes() {
		return this.text.contains("{epoch}") || TIMES.stream().anyMatch((name) -> this.text.contains("{" + name + "}"));
	}

	boolean hasFolders() {
		return this.text.contains("/");
	}

	/**
	 * Make a file name.
	 * @param id the revision's id
	 * @param slug words that tell people what it does
	 * @param created when it is written, in the zone that file names use
	 * @return a relative path with slashes
	 */
	String path(String id, String slug, ZonedDateTime created) {
		return PLACEHOLDER.matcher(this.text).replaceAll((result) -> value(result.group(1), id, slug, created))
				+ ".sql";
	}

	private static String value(String name, String id, String slug, ZonedDateTime created) {
		return switch (name) {
			case "rev" -> id;
			case "slug" -> slug;
			case "epoch" -> String.valueOf(created.toEpochSecond());
			default -> DateTimeFormatter.ofPattern(name, Locale.ROOT).format(created);
		};
	}

}
