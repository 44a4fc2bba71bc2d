package dev.limbeck.script;

import java.util.List;

import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.SqlScript;
import dev.limbeck.sql.placeholder.Placeholders;

/**
 * The downgrade of a revision as the ledger keeps it, for releases that lack the file.
 */
public final class StoredDowngrade {

	private StoredDowngrade() {
	}

	/**
	 * Return what the ledger is to keep.
	 * @param section a downgrade in a file
	 * @param placeholders whether placeholders in it are expanded
	 * @return its text, which says for itself how it is to be run
	 */
	public static String text(Section section, boolean placeholders) {
		boolean told = section.transactional() || !parse("", section.text(), Placeholders.NONE).transactional();
		return (placeholders ? "-- " + TagName.PLACEHOLDERS + "\n" : "")
				+ (told ? section.text() : "-- @transaction none\n" + section.text());
	}

	/**
	 * Read what the ledger has kept.
	 * @param revision the id
	 * @param sql the text of its downgrade section
	 * @param values what stands for its placeholders, if it says that it has any
	 * @return the section
	 * @throws ScriptException if it cannot be read as SQL, with all that is wrong
	 */
	public static Section parse(String revision, String sql, Placeholders values) {
		SourceText source = new SourceText("downgrade_sql of revision " + revision + " in the ledger", sql);
		Problems problems = new Problems(source);
		SqlScript script = SqlScript.parse(source, (comment) -> false);
		problems.addErrorOf(script);
		List<Tag> tags = Tags.read(script, problems);
		Section section = new SectionReader(script, tags, problems)
			.read(new SectionRange(TagName.DOWNGRADE, 0, sql.length()), true);
		problems.throwIfAny();
		boolean placeholders = tags.stream().anyMatch((tag) -> tag.name() == TagName.PLACEHOLDERS);
		return placeholders ? section.expanding(values) : section;
	}

}
