package dev.limbeck.script;

import java.util.List;

import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.SqlScript;

/**
 * The downgrade of a revision as the ledger keeps it, for releases that lack the file.
 */
public final class StoredDowngrade {

	private StoredDowngrade() {
	}

	/**
	 * Return what the ledger is to keep.
	 * @param section a downgrade in a file
	 * @return its text, which says for itself how it is to be run
	 */
	public static String text(Section section) {
		boolean told = section.transactional() || !parse("", section.text()).transactional();
		return told ? section.text() : "-- @transaction none\n" + section.text();
	}

	/**
	 * Read what the ledger has kept.
	 * @param revision the id
	 * @param sql the text of its downgrade section
	 * @return the section
	 * @throws ScriptException if it cannot be read as SQL, with all that is wrong
	 */
	public static Section parse(String revision, String sql) {
		SourceText source = new SourceText("downgrade_sql of revision " + revision + " in the ledger", sql);
		Problems problems = new Problems(source);
		SqlScript script = SqlScript.parse(source, (comment) -> false);
		problems.addErrorOf(script);
		List<Tag> tags = Tags.read(script, problems);
		Section section = new SectionReader(script, tags, problems)
			.read(new SectionRange(TagName.DOWNGRADE, 0, sql.length()), true);
		problems.throwIfAny();
		return section;
	}

}
