package dev.limbeck.cli.documentation;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What differs from run to run, and is not compared.
 */
final class Masks {

	private static final List<Mask> ALL = List.of(new Mask("\\d+\\.\\d s\\b", "<seconds>"),
			new Mask("PostgreSQL \\d+\\.\\d+", "PostgreSQL <version>"), new Mask("(psql:\\S+):\\d+:", "$1:<line>:"),
			new Mask("\\b\\d+ ms\\b", "<milliseconds>"),
			new Mask("\"(elapsedMs|duration_ms)\": ?\\d+", "\"$1\":<milliseconds>"),
			new Mask("\"run\": ?\"[0-9a-f]{16}\"", "\"run\":<run>"),
			new Mask("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+Z", "<time>"));

	private Masks() {
	}

	static String apply(String text) {
		String masked = text;
		for (Mask mask : ALL) {
			masked = mask.pattern().matcher(masked).replaceAll(mask.replacement());
		}
		return masked;
	}

	/**
	 * Tell whether a text looks as documented.
	 * @param shown the text of the document; a line with nothing but an ellipsis stands
	 * for any lines
	 * @param actual what appeared
	 * @return whether they are the same but for what is masked
	 */
	static boolean matches(String shown, String actual) {
		StringBuilder pattern = new StringBuilder();
		for (String line : apply(shown).split("\n", -1)) {
			pattern.append(line.strip().equals("\u2026") ? "(?:.*\n)*?" : Pattern.quote(line) + "\n");
		}
		return Pattern.matches(pattern.toString(), apply(actual) + "\n");
	}

	/**
	 * A part of a text that is not compared.
	 *
	 * @param pattern what it looks like
	 * @param replacement what stands for it
	 */
	private record Mask(Pattern pattern, String replacement) {

		Mask(String pattern, String replacement) {
			this(Pattern.compile(pattern), replacement);
		}

	}

}
