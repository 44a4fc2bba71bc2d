package dev.limbeck.diff.script;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;

/**
 * The file that an object of a schema is written to, on any file system.
 */
final class FilePath {

	private static final int LONGEST = 120;

	private FilePath() {
	}

	/**
	 * Return the path of an object: different objects have different ones.
	 * @param object the object
	 * @return a relative path with slashes
	 */
	static String of(FactId object) {
		List<String> names = object.names();
		if (object.kind() == FactKind.SCHEMA) {
			return name(names.get(0)) + "/schema.sql";
		}
		String folder = (names.size() > 1) ? name(names.get(0)) + "/" : "";
		String own = String.join(".", names.subList((names.size() > 1) ? 1 : 0, names.size()));
		return folder + object.kind().label() + "/" + name(own) + ".sql";
	}

	// Whatever a name holds, and whether or not the file system tells upper case from
	// lower.
	private static String name(String name) {
		StringBuilder path = new StringBuilder();
		name.codePoints().forEach((c) -> append(path, c));
		if (path.length() > LONGEST) {
			return path.substring(0, LONGEST) + "%" + Integer.toHexString(name.hashCode());
		}
		return path.toString();
	}

	private static void append(StringBuilder path, int c) {
		boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == ','
				|| (c == '.' && !path.isEmpty()) || c == ' ' && !path.isEmpty();
		if (plain) {
			path.appendCodePoint(c);
			return;
		}
		for (byte value : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
			path.append(String.format("%%%02x", value));
		}
	}

}
