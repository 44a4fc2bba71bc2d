package dev.limbeck.doctor.repair;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.location.LocatedFile;
import dev.limbeck.sql.OddCharacter;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.SourceText;

/**
 * The text of a file as it should be: without marks, with line ends of one kind, without
 * characters that nobody sees. What the server gets from it stays the same.
 *
 * @param text the text
 * @param reasons what has changed
 */
record SoundText(String text, List<String> reasons) {

	static SoundText of(LocatedFile file, RevisionScript script) {
		List<String> reasons = new ArrayList<>();
		String text = script.source().text();
		if (file.form().windowsLineEnds() > 0) {
			reasons.add("its lines end with LF instead of CR LF");
		}
		SoundText seen = withoutUnseen(script, text);
		reasons.addAll(seen.reasons());
		text = seen.text();
		if (file.form().byteOrderMark()) {
			text = text.substring(1);
			reasons.add("it begins without a byte order mark");
		}
		return new SoundText(text, reasons);
	}

	byte[] bytes() {
		return this.text.getBytes(StandardCharsets.UTF_8);
	}

	// A name may hold such a character on purpose: then the checksum would change.
	private static SoundText withoutUnseen(RevisionScript script, String text) {
		List<OddCharacter> unseen = OddCharacter.unneeded(script.source());
		StringBuilder clean = new StringBuilder(text);
		for (int i = unseen.size() - 1; i >= 0; i--) {
			OddCharacter odd = unseen.get(i);
			clean.replace(odd.offset(), odd.offset() + Character.charCount(odd.codePoint()),
					OddCharacter.isBlank(odd.codePoint()) ? " " : "");
		}
		if (unseen.isEmpty() || !isSame(script, clean.toString())) {
			return new SoundText(text, List.of());
		}
		String what = (unseen.size() == 1) ? unseen.get(0).toString() : unseen.size() + " characters";
		return new SoundText(clean.toString(), List.of("it holds no more " + what + ", which nobody sees"));
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
