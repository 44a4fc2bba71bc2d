package dev.limbeck.docs;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import dev.limbeck.schema.FactId;

/**
 * Where the page of an object lies, whatever its name holds, and whether or not the file
 * system tells upper case from lower.
 */
final class PagePath {

	private static final int LONGEST = 100;

	/** Pages that lead to others, and names that Windows keeps for devices. */
	private static final Pattern TAKEN = Pattern.compile("index|readme|con|prn|aux|nul|(com|lpt)[1-9]");

	private PagePath() {
	}

	static String of(FactId relation) {
		return name(relation.name(0)) + "/" + name(relation.last());
	}

	static String ofSchema(String schema) {
		return name(schema) + "/" + Page.INDEX;
	}

	private static String name(String name) {
		StringBuilder path = new StringBuilder();
		name.codePoints().forEach((character) -> append(path, character));
		if (path.length() > LONGEST) {
			path.setLength(LONGEST);
			path.append('~').append(Integer.toHexString(name.hashCode()));
		}
		if (TAKEN.matcher(path).matches()) {
			path.replace(0, 1, String.format("~%02x", (int) path.charAt(0)));
		}
		return path.toString();
	}

	private static void append(StringBuilder path, int character) {
		boolean plain = (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9')
				|| character == '_' || character == '-';
		if (plain) {
			path.appendCodePoint(character);
			return;
		}
		for (byte value : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
			path.append(String.format("~%02x", value));
		}
	}

}
