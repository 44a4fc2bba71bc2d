package dev.limbeck.script;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.limbeck.sql.CopyData;
import dev.limbeck.sql.MetaCommand;
import dev.limbeck.sql.PsqlVariable;
import dev.limbeck.sql.SqlScript;
import dev.limbeck.sql.SqlStatement;

/**
 * Finds what stands in the wrong place of a revision file.
 */
final class LayoutRules {

	private final SqlScript script;

	private final FileLayout layout;

	private final Problems problems;

	LayoutRules(SqlScript script, FileLayout layout, Problems problems) {
		this.script = script;
		this.layout = layout;
		this.problems = problems;
	}

	void check() {
		checkSections();
		this.layout.tags().forEach(this::checkPlace);
		this.layout.sections().forEach(this::checkTransactionTags);
		this.script.metaCommands().forEach(this::reportMetaCommand);
		this.script.statements().forEach(this::checkCopyData);
		this.script.statements().forEach(this::checkVariables);
	}

	private void checkSections() {
		Set<TagName> seen = EnumSet.noneOf(TagName.class);
		for (Tag tag : this.layout.tags()) {
			if (tag.name().startsSection() && !seen.add(tag.name())) {
				this.problems.add(tag.start(), "repeated-section", "a second section " + tag.name(),
						"Join the sections: a file has at most one " + tag.name() + ".");
			}
		}
		if (seen.equals(Set.of(TagName.DOWNGRADE)) && this.script.error() == null) {
			this.problems.add(this.layout.headerEnd(), "no-upgrade", "the file has @downgrade but no @upgrade",
					"Put the line \"-- @upgrade\" above the statements that apply the revision.");
		}
		else if (!seen.isEmpty()) {
			checkHeaderHasNoStatement();
		}
	}

	private void checkHeaderHasNoStatement() {
		this.script.statements()
			.stream()
			.map(SqlStatement::start)
			.filter((start) -> start < this.layout.headerEnd())
			.findFirst()
			.ifPresent((start) -> this.problems.add(start, "statement-outside-section",
					"SQL in front of the first section would never run",
					"Move it below \"-- @upgrade\" or \"-- @downgrade\"."));
	}

	private void checkPlace(Tag tag) {
		boolean inHeader = tag.start() < this.layout.headerEnd();
		switch (tag.name().place()) {
			case HEADER -> {
				if (!inHeader) {
					reportPlace(tag, "in the header, above the sections and statements");
				}
			}
			case HEADER_OR_TOP_OF_SECTION -> {
				if (!inHeader && !isTopOfSection(tag)) {
					reportPlace(tag, "in the header or directly under @upgrade or @downgrade");
				}
			}
			case SECTION -> {
				if (inHeader) {
					reportPlace(tag, "inside a section");
				}
				else if (tag.name() == TagName.UNFILLED) {
					reportGap(tag);
				}
			}
			case SECTION_START -> checkStandsAlone(tag);
		}
	}

	private void reportGap(Tag tag) {
		this.problems.add(
				tag.start(), "unfilled", "the statement below has a gap that nobody has filled"
						+ (tag.value().isEmpty() ? "" : ": ") + tag.value(),
				"Complete the statement, and take the line with @unfilled away.");
	}

	private void checkStandsAlone(Tag tag) {
		if (!tag.value().isEmpty()) {
			this.problems.add(tag.start(), "unexpected-value",
					tag.name() + " takes no value, but has \"" + tag.value() + "\"",
					"Write \"" + tag.name().line("") + "\", and the rest into a line of its own.");
		}
	}

	private void reportPlace(Tag tag, String place) {
		this.problems.add(tag.start(), "misplaced-tag", tag.name() + " has no meaning here",
				"Move it: it belongs " + place + ".");
	}

	private boolean isTopOfSection(Tag tag) {
		Optional<SectionRange> section = this.layout.sections()
			.stream()
			.filter((range) -> range.contains(tag.start()))
			.findFirst();
		return tagsSections() && section.isPresent() && this.script.statements()
			.stream()
			.noneMatch((statement) -> section.get().contains(statement.start()) && statement.start() < tag.start());
	}

	private boolean tagsSections() {
		return this.layout.tags().stream().anyMatch((tag) -> tag.name().startsSection());
	}

	private void checkTransactionTags(SectionRange section) {
		List<Tag> inside = this.layout.tags()
			.stream()
			.filter((tag) -> tag.name() == TagName.TRANSACTION && section.contains(tag.start()))
			.toList();
		inside.forEach((tag) -> TransactionTag.validate(tag, this.problems));
		inside.stream()
			.skip(1)
			.forEach((tag) -> this.problems.add(tag.start(), "repeated-tag",
					"@transaction stands in this section twice", "Keep one of the lines."));
	}

	private void reportMetaCommand(MetaCommand command) {
		this.problems.add(command.start(), "meta-command",
				"\"" + command.text() + "\" is a command of psql; no server understands it",
				MetaCommandAdvice.on(command.text()));
	}

	private void checkVariables(SqlStatement statement) {
		PsqlVariable.firstIn(this.script.source(), statement)
			.ifPresent((variable) -> this.problems.add(variable.start(), "psql-variable",
					variable.text() + " is a variable of psql; no server knows it",
					"Write the value itself. What only the database knows, such as current_database(), goes into a DO "
							+ "block: EXECUTE format('... %I ...', current_database())."));
	}

	private void checkCopyData(SqlStatement statement) {
		CopyData data = statement.copyData();
		if (data != null && !data.terminated()
				&& this.script.source().text(data.start(), data.end()).lines().anyMatch(Markers::parts)) {
			this.problems.add(statement.start(), "copy-data-without-end",
					"the data of this COPY goes on to the end of the file, tags included",
					"End the data with a line that holds only \\. (backslash, dot).");
		}
	}

}
