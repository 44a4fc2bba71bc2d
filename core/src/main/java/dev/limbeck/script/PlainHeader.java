package dev.limbeck.script;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.revision.Revision;
import dev.limbeck.sql.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header of a revision file without its SQL, if there is nothing above that but
 * line comments and empty lines. Whatever is out of the ordinary is left to
 * {@link RevisionFileReader}: of a file that has no fault both tell the same. To be used
 * once.
 */
final class PlainHeader {

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private static final int BYTES_OF_MARK = 3;

	private static final int DELETE = 0x7F;

	private final String origin;

	private final byte[] bytes;

	private final List<Tag> tags = new ArrayList<>();

	private String description = "";

	private boolean plain = true;

	private PlainHeader(String origin, byte[] bytes) {
		this.origin = origin;
		this.bytes = bytes;
	}

	/**
	 * Read what a file declares.
	 * @param origin the file
	 * @param bytes its content, with or without faults
	 * @return the revision, or {@code null} if all of the file has to be read to tell
	 */
	static @Nullable Revision read(String origin, byte[] bytes) {
		return new PlainHeader(origin, bytes).read();
	}

	private @Nullable Revision read() {
		int end = commentsEnd();
		if (end < 0) {
			return null;
		}
		String text = new String(this.bytes, 0, end, StandardCharsets.UTF_8).replace("\r\n", "\n");
		int headerEnd = readLines(text);
		if (headerEnd < 0 && startsStatement(end)) {
			headerEnd = text.length();
		}
		if (headerEnd < 0 || !this.plain || text.indexOf('\uFFFD') >= 0) {
			return null;
		}
		Problems problems = new Problems(new SourceText(this.origin, text.substring(0, headerEnd)));
		Header header = new HeaderReader(problems).read(this.tags);
		return problems.areNone() ? header.revision(problems.fileName(), this.description) : null;
	}

	// The first section may be among the comments, and others of its own behind it.
	private int commentsEnd() {
		int line = marksEnd();
		while (line < this.bytes.length) {
			int start = blanksEnd(line);
			int end = start;
			if (byteAt(start) == '-' && byteAt(start + 1) == '-') {
				end = commentEnd(start);
			}
			if (byteAt(end) == '\r') {
				end++;
			}
			if (byteAt(end) != '\n') {
				return (end == start || end == this.bytes.length) ? end : -1;
			}
			line = end + 1;
		}
		return line;
	}

	// An editor may put one in front of another.
	private int marksEnd() {
		int end = 0;
		while (byteAt(end) == 0xEF && byteAt(end + 1) == 0xBB && byteAt(end + 2) == 0xBF) {
			end += BYTES_OF_MARK;
		}
		return end;
	}

	private int blanksEnd(int from) {
		int offset = from;
		while (byteAt(offset) == ' ' || byteAt(offset) == '\t') {
			offset++;
		}
		return offset;
	}

	private int commentEnd(int from) {
		int offset = from;
		while ((byteAt(offset) >= ' ' && byteAt(offset) != DELETE) || byteAt(offset) == '\t') {
			offset++;
		}
		return offset;
	}

	private int byteAt(int offset) {
		return (offset < this.bytes.length) ? Byte.toUnsignedInt(this.bytes[offset]) : -1;
	}

	private boolean startsStatement(int offset) {
		int letter = byteAt(offset) | ' ';
		return offset < this.bytes.length && letter >= 'a' && letter <= 'z';
	}

	/**
	 * Read lines up to the first section.
	 * @param text empty lines and comments
	 * @return the offset where that begins, or -1 if there is none
	 */
	private int readLines(String text) {
		int line = 0;
		while (line < text.length() && text.charAt(line) == BYTE_ORDER_MARK) {
			line++;
		}
		while (line < text.length()) {
			int feed = text.indexOf('\n', line);
			int end = (feed >= 0) ? feed : text.length();
			int start = text.indexOf("--", line);
			if (start >= 0 && start < end) {
				String comment = text.substring(start, end);
				TagComment tag = TagComment.of(comment).orElse(null);
				if (tag == null) {
					describe(comment);
				}
				else if (TagComment.startsSection(comment)) {
					return start;
				}
				else {
					add(tag, start, comment);
				}
			}
			line = end + 1;
		}
		return -1;
	}

	private void describe(String comment) {
		if (this.description.isEmpty()) {
			this.description = FileLayout.words(comment);
		}
	}

	private void add(TagComment comment, int start, String text) {
		TagName name = comment.tag().orElse(null);
		if (name != null) {
			this.tags.add(new Tag(name, comment.value(), start, start + text.length()));
			this.plain &= name.place() != TagName.Place.SECTION && text.chars().allMatch((c) -> c < DELETE);
		}
	}

}
