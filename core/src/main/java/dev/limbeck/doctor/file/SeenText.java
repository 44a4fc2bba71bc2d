package dev.limbeck.doctor.file;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.script.RevisionScript;
import dev.limbeck.sql.OddCharacter;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.SourceText;

/**
 * The text of a file without the characters that nobody sees, as far as the server gets
 * the same from it: a name may hold one on purpose.
 *
 * @param text the text
 * @param taken the characters that are taken out
 * @param left those that are left, as the server would get something else
 */
public record SeenText(String text, List<OddCharacter> taken, List<OddCharacter> left) {

	/** More are taken out all together, or not at all. */
	private static final int MOST_ONE_BY_ONE = 100;

	/**
	 * Copy the lists.
	 */
	public SeenText {
		taken = List.copyOf(taken);
		left = List.copyOf(left);
	}

	/**
	 * Take them out.
	 * @param script a sound file
	 * @return what is left
	 */
	public static SeenText of(RevisionScript script) {
		List<OddCharacter> unseen = OddCharacter.unneeded(script.source());
		String text = script.source().text();
		String all = without(text, unseen);
		if (unseen.isEmpty() || isSame(script, all)) {
			return new SeenText(all, unseen, List.of());
		}
		List<OddCharacter> taken = new ArrayList<>();
		List<OddCharacter> left = new ArrayList<>();
		for (OddCharacter odd : unseen) {
			boolean can = unseen.size() <= MOST_ONE_BY_ONE && isSame(script, without(text, List.of(odd)));
			(can ? taken : left).add(odd);
		}
		String some = without(text, taken);
		return isSame(script, some) ? new SeenText(some, taken, left) : new SeenText(text, List.of(), unseen);
	}

	private static String without(String text, List<OddCharacter> unseen) {
		StringBuilder clean = new StringBuilder(text);
		for (int i = unseen.size() - 1; i >= 0; i--) {
			OddCharacter odd = unseen.get(i);
			clean.replace(odd.offset(), odd.offset() + Character.charCount(odd.codePoint()),
					OddCharacter.isBlank(odd.codePoint()) ? " " : "");
		}
		return clean.toString();
	}

	private static boolean isSame(RevisionScript script, String text) {
		try {
			RevisionScript changed = RevisionScript.parse(new SourceText(script.source().origin(), text));
			return changed.checksum().equals(script.checksum()) && changed.reversible() == script.reversible()
					&& changed.revision().id().equals(script.revision().id())
					&& changed.revision().parents().equals(script.revision().parents());
		}
		catch (ScriptException ex) {
			return false;
		}
	}

}
