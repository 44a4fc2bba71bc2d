package dev.limbeck.adopt;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.limbeck.adopt.project.Migration;
import dev.limbeck.revision.RevisionName;
import dev.limbeck.sql.Checksum;

/**
 * The ids of adopted revisions: the names that their tool has given them, as far as ids
 * may look like these. No two are the same, not even to a file system that takes capitals
 * for small letters.
 */
final class RevisionIds {

	private static final int LONGEST = 100;

	private static final int SHORT = 6;

	private final Map<String, String> ids = new HashMap<>();

	private RevisionIds() {
	}

	/**
	 * Give ids.
	 * @param migrations all of a project
	 * @return the ids
	 */
	static RevisionIds of(List<Migration> migrations) {
		RevisionIds ids = new RevisionIds();
		Set<String> taken = new HashSet<>();
		for (Migration migration : migrations) {
			String id = plain(migration.name());
			boolean free = RevisionName.isId(id) && id.length() <= LONGEST && taken.add(id.toLowerCase(Locale.ROOT));
			if (!free) {
				id = id.substring(0, Math.min(id.length(), LONGEST)) + "_" + hash(migration.key());
				taken.add(id.toLowerCase(Locale.ROOT));
			}
			ids.ids.put(migration.key(), id);
		}
		return ids;
	}

	private static String hash(String key) {
		return Checksum.ofBytes(key.getBytes(StandardCharsets.UTF_8)).substring(0, SHORT);
	}

	private static String plain(String name) {
		StringBuilder plain = new StringBuilder();
		Normalizer.normalize(name, Normalizer.Form.NFD).codePoints().forEach((character) -> {
			boolean kept = character < 0x80 && (Character.isLetterOrDigit(character) || character == '.');
			boolean accent = Character.getType(character) == Character.NON_SPACING_MARK;
			boolean gap = plain.isEmpty() || plain.charAt(plain.length() - 1) == '_';
			if (kept) {
				plain.appendCodePoint(character);
			}
			else if (!accent && !gap) {
				plain.append('_');
			}
		});
		return plain.toString();
	}

	/**
	 * Tell whether there is a migration.
	 * @param key what its tool calls it
	 * @return whether it has an id
	 */
	boolean has(String key) {
		return this.ids.containsKey(key);
	}

	String of(String key) {
		return Objects.requireNonNull(this.ids.get(key), key);
	}

}
