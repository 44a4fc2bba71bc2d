package dev.limbeck.adopt;

import java.util.Map;
import java.util.TreeMap;

/**
 * Changes of a text that leave all else as it is. They do not overlap.
 */
final class Edits {

	private final String text;

	private final TreeMap<Integer, Edit> edits = new TreeMap<>();

	Edits(String text) {
		this.text = text;
	}

	void insert(int offset, String words) {
		this.edits.put(offset, new Edit(offset, words));
	}

	/**
	 * Take a statement out, with its semicolon, and with its line if nothing else stands
	 * there.
	 * @param start the offset of its first character
	 * @param end the offset behind its last
	 */
	void takeOut(int start, int end) {
		int behind = blanksEnd(end, true);
		int last = (behind < this.text.length() && this.text.charAt(behind) == ';') ? behind + 1 : end;
		int rest = blanksEnd(last, false);
		int first = start;
		while (first > 0 && (this.text.charAt(first - 1) == ' ' || this.text.charAt(first - 1) == '\t')) {
			first--;
		}
		boolean alone = (first == 0 || this.text.charAt(first - 1) == '\n')
				&& (rest == this.text.length() || this.text.charAt(rest) == '\n');
		this.edits.put(alone ? first : start, new Edit(alone ? Math.min(rest + 1, this.text.length()) : last, ""));
	}

	private int blanksEnd(int from, boolean lines) {
		int offset = from;
		while (offset < this.text.length() && Character.isWhitespace(this.text.charAt(offset))
				&& (lines || this.text.charAt(offset) != '\n')) {
			offset++;
		}
		return offset;
	}

	String apply() {
		StringBuilder changed = new StringBuilder();
		int from = 0;
		for (Map.Entry<Integer, Edit> entry : this.edits.entrySet()) {
			changed.append(this.text, from, entry.getKey()).append(entry.getValue().words());
			from = entry.getValue().end();
		}
		return changed.append(this.text.substring(from)).toString();
	}

	/**
	 * One change.
	 *
	 * @param end the offset behind what is taken out
	 * @param words what is put in
	 */
	private record Edit(int end, String words) {

	}

}
