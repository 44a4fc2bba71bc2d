package dev.limbeck.step.failure;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.VisibleText;
import dev.limbeck.sql.Passwords;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/**
 * What the server said about an error, cut down to what people read: it may quote values
 * and call stacks of any length.
 *
 * @param passwords what is not shown
 */
record ServerText(Passwords passwords) {

	private static final int LENGTH = 400;

	private static final int FIRST_LINES = 8;

	private static final int LAST_LINES = 3;

	/**
	 * Return the lines behind the message.
	 * @param error what the server said, or {@code null} if it was not the server
	 * @return detail, hint and context, as far as there are any
	 */
	List<String> lines(@Nullable ServerErrorMessage error) {
		List<String> lines = new ArrayList<>();
		if (error != null) {
			add(lines, "Detail: ", error.getDetail());
			add(lines, "Hint: ", error.getHint());
			add(lines, "Context: ", error.getWhere());
		}
		return lines;
	}

	/**
	 * Return a message.
	 * @param text what the server said
	 * @return the same, not longer than people read; further lines are indented
	 */
	String message(String text) {
		String harmless = this.passwords.hide(text);
		String shown = (harmless.length() <= LENGTH) ? harmless : harmless.substring(0, end(harmless)) + "...";
		return String.join("\n", VisibleText.excerpt(shown, FIRST_LINES, LAST_LINES));
	}

	// The second half of a character would be none.
	private static int end(String text) {
		return Character.isHighSurrogate(text.charAt(LENGTH - 1)) ? LENGTH - 1 : LENGTH;
	}

	private void add(List<String> lines, String label, @Nullable String value) {
		if (value == null || value.isBlank()) {
			return;
		}
		// As a whole: a key has several lines.
		List<String> all = this.passwords.hide(value).strip().lines().toList();
		int hidden = all.size() - FIRST_LINES - LAST_LINES;
		for (int i = 0; i < all.size(); i++) {
			if (hidden > 1 && i == FIRST_LINES) {
				lines.add("  ... (" + hidden + " more lines)");
				i += hidden;
			}
			lines.add(((i == 0) ? label : "  ") + message(all.get(i)));
		}
	}

}
