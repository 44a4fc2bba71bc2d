package dev.limbeck.script;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.limbeck.sql.Characters;
import dev.limbeck.sql.LexicalError;
import dev.limbeck.sql.LineComment;
import dev.limbeck.sql.MetaCommand;
import dev.limbeck.sql.SqlScript;
import dev.limbeck.sql.SqlStatement;

/**
 * The parts of a revision file: a header, and its sections. Without sections everything
 * after the header, which ends with its last tag or its description, is the upgrade.
 *
 * @param tags all tags of the file
 * @param headerEnd the offset where the header ends at the latest: the first section, or
 * the first statement of a file without sections
 * @param description the first comment of the header
 * @param sections the sections in the order of the file
 */
record FileLayout(List<Tag> tags, int headerEnd, Optional<String> description, List<SectionRange> sections) {

	static FileLayout of(SqlScript script, List<Tag> tags) {
		List<Tag> starts = tags.stream().filter((tag) -> tag.name().startsSection()).toList();
		int headerEnd = starts.isEmpty() ? firstContent(script, tags) : starts.get(0).start();
		Optional<LineComment> description = script.comments()
			.stream()
			.filter((comment) -> comment.start() < headerEnd && !words(script, comment).isEmpty())
			.findFirst();
		List<SectionRange> sections = starts.isEmpty()
				? List.of(withoutSections(script, tags, headerEnd, description.map(LineComment::end).orElse(0)))
				: ranges(script.source().text(), starts);
		return new FileLayout(tags, headerEnd, description.map((comment) -> words(script, comment)), sections);
	}

	private static int firstContent(SqlScript script, List<Tag> tags) {
		IntStream content = IntStream.concat(script.statements().stream().mapToInt(SqlStatement::start),
				script.metaCommands().stream().mapToInt(MetaCommand::start));
		IntStream hints = tags.stream()
			.filter((tag) -> tag.name().place() == TagName.Place.SECTION)
			.mapToInt(Tag::start);
		IntStream error = Stream.ofNullable(script.error()).mapToInt(LexicalError::start);
		return IntStream.concat(IntStream.concat(content, hints), error).min().orElse(script.source().text().length());
	}

	private static String words(SqlScript script, LineComment comment) {
		return words(script.source().text(comment.start(), comment.end()));
	}

	/**
	 * Tell what a comment says.
	 * @param comment its text, with its dashes
	 * @return the words, or nothing if it is a tag or only drawn lines
	 */
	static String words(String comment) {
		int start = 0;
		while (start < comment.length() && comment.charAt(start) == '-') {
			start++;
		}
		String words = comment.substring(start).strip();
		boolean says = !words.startsWith("@") && words.codePoints().anyMatch(Character::isLetterOrDigit);
		return says ? words : "";
	}

	private static SectionRange withoutSections(SqlScript script, List<Tag> tags, int headerEnd, int description) {
		String text = script.source().text();
		int lastTag = tags.stream().mapToInt(Tag::end).filter((end) -> end <= headerEnd).max().orElse(0);
		int start = Math.max(lastTag, description);
		return new SectionRange(TagName.UPGRADE, behindLineEnd(text, start), text.length());
	}

	private static List<SectionRange> ranges(String text, List<Tag> starts) {
		return IntStream.range(0, starts.size()).mapToObj((i) -> {
			int end = (i + 1 < starts.size()) ? starts.get(i + 1).start() : text.length();
			return new SectionRange(starts.get(i).name(), behindLineEnd(text, starts.get(i).end()), end);
		}).toList();
	}

	private static int behindLineEnd(String text, int offset) {
		if (text.startsWith("\r\n", offset)) {
			return offset + 2;
		}
		boolean atLineEnd = offset < text.length() && Characters.isNewline(text.charAt(offset));
		return atLineEnd ? offset + 1 : offset;
	}

	List<Tag> headerTags() {
		return this.tags.stream().filter((tag) -> tag.start() < this.headerEnd && isForHeader(tag)).toList();
	}

	private static boolean isForHeader(Tag tag) {
		return tag.name().place() == TagName.Place.HEADER
				|| tag.name().place() == TagName.Place.HEADER_OR_TOP_OF_SECTION;
	}

	SectionRange upgrade() {
		return section(TagName.UPGRADE)
			.orElseGet(() -> new SectionRange(TagName.UPGRADE, this.headerEnd, this.headerEnd));
	}

	Optional<SectionRange> downgrade() {
		return section(TagName.DOWNGRADE);
	}

	private Optional<SectionRange> section(TagName name) {
		return this.sections.stream().filter((section) -> section.name() == name).findFirst();
	}

}
