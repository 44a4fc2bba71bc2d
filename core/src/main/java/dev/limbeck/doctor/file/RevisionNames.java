package dev.limbeck.doctor.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The ids that names of files hold: people find a file by them.
 */
final class RevisionNames {

	/** As new files have them: twelve hex digits. */
	private static final int GENERATED = 12;

	/** A shorter id may well be a word. */
	private static final int SHORTEST_ID = 4;

	private RevisionNames() {
	}

	/**
	 * Tell whether a name holds an id.
	 * @param name of a file
	 * @param id the id
	 * @return whether it stands there, and no letter or digit beside it
	 */
	static boolean isIn(String name, String id) {
		for (int at = name.indexOf(id); at >= 0; at = name.indexOf(id, at + 1)) {
			int end = at + id.length();
			boolean open = (at == 0 || !isWord(name.charAt(at - 1)));
			if (open && (end == name.length() || !isWord(name.charAt(end)))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Find the id after which a file is called in vain.
	 * @param name of the file
	 * @param id what it declares
	 * @param known tells whether a word is the id of a revision
	 * @return another id, or nothing
	 */
	static Optional<String> otherThan(String name, String id, Predicate<String> known) {
		if (isIn(name, id)) {
			return Optional.empty();
		}
		for (String word : words(name)) {
			if (word.length() >= SHORTEST_ID && known.test(word)) {
				return Optional.of(word);
			}
		}
		return generatedIn(name);
	}

	// One word after the other, with what stands between them, the longest first.
	private static List<String> words(String name) {
		List<String> words = new ArrayList<>();
		for (int start = 0; start < name.length(); start++) {
			boolean begins = start == 0 || !isWord(name.charAt(start - 1));
			for (int end = name.length(); begins && end > start; end--) {
				if (end == name.length() || !isWord(name.charAt(end))) {
					words.add(name.substring(start, end));
				}
			}
		}
		return words;
	}

	/**
	 * Find a word that looks like a generated id: hex digits, not all of one kind, which
	 * a time has.
	 * @param name of a file
	 * @return the first such word
	 */
	static Optional<String> generatedIn(String name) {
		int start = 0;
		for (int i = 0; i <= name.length(); i++) {
			if (i == name.length() || !isWord(name.charAt(i))) {
				if (isGenerated(name.substring(start, i))) {
					return Optional.of(name.substring(start, i));
				}
				start = i + 1;
			}
		}
		return Optional.empty();
	}

	private static boolean isGenerated(String word) {
		boolean hex = word.length() == GENERATED && word.equals(word.toLowerCase(Locale.ROOT))
				&& word.chars().allMatch((c) -> Character.digit(c, GENERATED + 4) >= 0);
		return hex && word.chars().anyMatch(Character::isDigit) && word.chars().anyMatch(Character::isLetter);
	}

	private static boolean isWord(char c) {
		return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
	}

}
