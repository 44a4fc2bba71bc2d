package dev.limbeck.script;

import java.util.List;

import dev.limbeck.sql.SqlScript;
import dev.limbeck.sql.SqlStatement;

/**
 * Reads the sections of a file and finds what may not stand in them.
 */
final class SectionReader {

	private final SqlScript script;

	private final List<Tag> tags;

	private final Problems problems;

	SectionReader(SqlScript script, List<Tag> tags, Problems problems) {
		this.script = script;
		this.tags = tags;
		this.problems = problems;
	}

	Section read(SectionRange range, boolean transactional) {
		List<SqlStatement> statements = this.script.statements()
			.stream()
			.filter((statement) -> range.contains(statement.start()))
			.toList();
		List<Tag> inside = this.tags.stream().filter((tag) -> range.contains(tag.start())).toList();
		List<Tag> hints = inside.stream().filter((tag) -> tag.name().place() == TagName.Place.SECTION).toList();
		List<Tag> none = inside.stream().filter((tag) -> tag.name() == TagName.TRANSACTION).toList();
		Section section = new Section(this.script.source(), range.start(), range.end(), transactional && none.isEmpty(),
				statements, hints, null);
		new StatementRules(section, this.problems).check();
		return section;
	}

}
