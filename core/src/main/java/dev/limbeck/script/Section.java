package dev.limbeck.script;

import java.util.List;

/**
 * The SQL of one direction of a revision. Offsets and lines are those of the whole file.
 *
 * @param source the file
 * @param start the offset where the section begins, behind its tag's line
 * @param end the offset where the next section begins, or the end of the file
 * @param transactional whether all of it runs in one transaction
 * @param statements its statements in order; none means that there is nothing to do
 * @param hints its tags {@code @batch} and {@code @renamed}
 */
public record Section(SourceText source, int start, int end, boolean transactional, List<SqlStatement> statements,
		List<Tag> hints) {

	/**
	 * Copy the lists.
	 */
	public Section {
		statements = List.copyOf(statements);
		hints = List.copyOf(hints);
	}

	/**
	 * Return the whole section.
	 * @return its text as it stands in the file
	 */
	public String text() {
		return this.source.text(this.start, this.end);
	}

	/**
	 * Return the SQL of a statement.
	 * @param statement one of this section's statements
	 * @return its text as it stands in the file
	 */
	public String text(SqlStatement statement) {
		return this.source.text(statement.start(), statement.end());
	}

	/**
	 * Return where a statement starts.
	 * @param statement one of this section's statements
	 * @return its line and column in the file
	 */
	public TextPosition position(SqlStatement statement) {
		return this.source.position(statement.start());
	}

}
