package dev.limbeck.sql.diff;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

import dev.limbeck.sql.Passwords;

/**
 * Two texts of SQL, as the lines in which they differ, three lines around them, and where
 * they stand. Passwords of either are replaced by asterisks.
 */
public final class UnifiedDiff {

	private static final int CONTEXT = 3;

	// What moves the cursor of a terminal.
	private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\t]]");

	private final Side before;

	private final Side after;

	private final int firstLine;

	private final LineDiff diff;

	private final List<String> lines = new ArrayList<>();

	private UnifiedDiff(Side before, Side after, int firstLine) {
		this.before = before;
		this.after = after;
		this.firstLine = firstLine;
		this.diff = LineDiff.of(before.lines(), after.lines());
	}

	/**
	 * Compare two texts. {@code CR LF} for {@code LF}, and blank lines at the end, make
	 * no difference.
	 * @param before the old one
	 * @param after the new one
	 * @param firstLine the number of their first line, from 1
	 * @return the differences as {@code diff -u} shows them, without names; none if there
	 * are none
	 */
	public static List<String> of(String before, String after, int firstLine) {
		Passwords passwords = new Passwords(before + "\n" + after);
		return new UnifiedDiff(Side.of(before, passwords), Side.of(after, passwords), firstLine).hunks();
	}

	private List<String> hunks() {
		int old = 0;
		int now = 0;
		while (true) {
			int equal = Math.min(next(this.diff.gone(), old), next(this.diff.come(), now));
			if (equal == Integer.MAX_VALUE) {
				return this.lines;
			}
			int context = Math.min(equal, CONTEXT);
			int[] end = hunk(old + equal - context, now + equal - context);
			old = end[0];
			now = end[1];
		}
	}

	private int[] hunk(int oldStart, int newStart) {
		int header = this.lines.size();
		int old = oldStart;
		int now = newStart;
		int equal = 0;
		while (old < this.before.size() || now < this.after.size()) {
			if (this.diff.gone().get(old)) {
				this.lines.add("-" + this.before.shown(old++));
				equal = 0;
			}
			else if (this.diff.come().get(now)) {
				this.lines.add("+" + this.after.shown(now++));
				equal = 0;
			}
			else if (equal == CONTEXT && !changesWithin(old, now)) {
				break;
			}
			else {
				this.lines.add(" " + this.after.shown(now++));
				old++;
				equal++;
			}
		}
		this.lines.add(header, "@@ -" + range(oldStart, old) + " +" + range(newStart, now) + " @@");
		return new int[] { old, now };
	}

	private boolean changesWithin(int old, int now) {
		return Math.min(next(this.diff.gone(), old), next(this.diff.come(), now)) <= CONTEXT;
	}

	private static int next(BitSet changes, int line) {
		int next = changes.nextSetBit(line);
		return (next < 0) ? Integer.MAX_VALUE : next - line;
	}

	// An empty range is named by the line before it.
	private String range(int start, int end) {
		int count = end - start;
		int line = this.firstLine + start - ((count == 0) ? 1 : 0);
		return (count == 1) ? String.valueOf(line) : line + "," + count;
	}

	/**
	 * One of the texts.
	 *
	 * @param lines as they are
	 * @param harmless the same lines without passwords
	 */
	private record Side(List<String> lines, List<String> harmless) {

		static Side of(String text, Passwords passwords) {
			String unix = text.replace("\r\n", "\n").stripTrailing();
			StringBuilder hidden = new StringBuilder(passwords.hide(unix));
			for (int end = unix.indexOf('\n'); end >= 0; end = unix.indexOf('\n', end + 1)) {
				hidden.setCharAt(end, '\n');
			}
			return new Side(split(unix), split(hidden.toString()));
		}

		private static List<String> split(String text) {
			return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
		}

		int size() {
			return this.lines.size();
		}

		String shown(int line) {
			return CONTROL.matcher(this.harmless.get(line)).replaceAll(" ");
		}

	}

}
