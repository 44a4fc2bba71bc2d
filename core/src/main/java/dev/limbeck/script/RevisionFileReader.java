package dev.limbeck.script;

import java.util.List;
import java.util.Optional;

import dev.limbeck.revision.Revision;
import dev.limbeck.sql.Checksum;
import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.SqlScript;
import org.jspecify.annotations.Nullable;

/**
 * Reads one revision file, and everything that is wrong with it. Used once.
 */
final class RevisionFileReader {

	private final SourceText source;

	private final Problems problems;

	private final SqlScript script;

	private final List<Tag> tags;

	RevisionFileReader(SourceText source, Problems problems) {
		this.source = source;
		this.problems = problems;
		this.script = SqlScript.parse(source, TagComment::startsSection);
		this.tags = Tags.read(this.script, problems);
	}

	/**
	 * Read the file.
	 * @return what it says; of use only if no problem was found
	 */
	RevisionScript read() {
		this.problems.addErrorOf(this.script);
		new Markers(this.script, this.problems).check();
		FileLayout layout = FileLayout.of(this.script, this.tags);
		new LayoutRules(this.script, layout, this.problems).check();
		Header header = new HeaderReader(this.problems).read(layout.headerTags());
		SectionReader sections = new SectionReader(this.script, this.tags, this.problems);
		Section upgrade = sections.read(layout.upgrade(), header.transactional());
		Section downgrade = downgrade(sections, layout.downgrade(), header);
		Revision revision = header.revision(this.source.origin(), layout.description().orElse(""));
		return new RevisionScript(revision, upgrade, downgrade, Checksum.of(this.source, upgrade.statements()), null,
				header.options());
	}

	private static @Nullable Section downgrade(SectionReader sections, Optional<SectionRange> range, Header header) {
		return range.map((lines) -> sections.read(lines, header.transactional())).orElse(null);
	}

}
