package dev.limbeck.doctor.repair;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.doctor.file.SeenText;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.location.LocatedFile;

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
		SeenText seen = SeenText.of(script);
		text = seen.text();
		if (!seen.taken().isEmpty()) {
			String what = (seen.taken().size() == 1) ? seen.taken().get(0).toString()
					: seen.taken().size() + " characters";
			reasons.add("it holds no more " + what + ", which nobody sees");
		}
		if (file.form().byteOrderMark()) {
			text = text.replaceFirst("^\uFEFF+", "");
			reasons.add("it begins without a byte order mark");
		}
		return new SoundText(text, reasons);
	}

	byte[] bytes() {
		return this.text.getBytes(StandardCharsets.UTF_8);
	}

}
