package dev.limbeck.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the tag {@code @proven} says: what a revision and those before it were when it was
 * proven.
 *
 * @param hash 32 hex digits
 */
public record ProvenMark(String hash) {

	/** How many hex digits there are. */
	public static final int LENGTH = 32;

	/** Of byte order. */
	private static final String MARK = "\uFEFF";

	/**
	 * Read the value of the tag.
	 * @param value the text behind the tag
	 * @return what it says, or nothing if it is none
	 */
	public static Optional<ProvenMark> parse(String value) {
		boolean sound = value.length() == LENGTH
				&& value.chars().allMatch((c) -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
		return sound ? Optional.of(new ProvenMark(value)) : Optional.empty();
	}

	/**
	 * Find the tag in the header of a revision.
	 * @param script the revision
	 * @return what it says, or nothing if it was not proven
	 */
	public static Optional<ProvenMark> of(RevisionScript script) {
		return HeaderTag.value(script.source().text(), TagName.PROVEN).flatMap(ProvenMark::parse);
	}

	/**
	 * Write the tag into the header of a file, behind its other tags.
	 * @param text of a file that says of itself which revision it is
	 * @return the text in which the tag stands once, with the same line ends
	 */
	public String writtenInto(String text) {
		if (text.startsWith(MARK)) {
			return MARK + writtenInto(text.substring(1));
		}
		List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)", -1)));
		int header = (int) HeaderTag.lines(text).count();
		int last = 0;
		for (int line = 0; line < header; line++) {
			TagName name = TagComment.of(lines.get(line).strip()).flatMap(TagComment::tag).orElse(null);
			if (name == TagName.PROVEN) {
				lines.set(line, line(lines.get(line)));
				return String.join("", lines);
			}
			last = (name != null) ? line : last;
		}
		if (!lines.get(last).endsWith("\n")) {
			lines.set(last, lines.get(last) + (text.contains("\r\n") ? "\r\n" : "\n"));
		}
		lines.add(last + 1, line(lines.get(last)));
		return String.join("", lines);
	}

	private String line(String like) {
		return "-- @proven   " + this.hash + (like.endsWith("\r\n") ? "\r\n" : "\n");
	}

}
