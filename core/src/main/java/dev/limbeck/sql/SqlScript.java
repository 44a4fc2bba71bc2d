package dev.limbeck.sql;

import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * A text of SQL cut into statements just as PostgreSQL cuts it. What is wrong with the
 * text is part of the value: nothing is thrown, and the statements in front of an error
 * are there.
 *
 * @param source the text
 * @param statements its statements in order
 * @param comments its line comments, those inside statements included
 * @param blockComments its block comments, those inside statements included
 * @param metaCommands commands of psql in it
 * @param error why the rest of the text could not be cut, or {@code null}
 */
public record SqlScript(SourceText source, List<SqlStatement> statements, List<LineComment> comments,
		List<BlockComment> blockComments, List<MetaCommand> metaCommands, @Nullable LexicalError error) {

	/**
	 * Copy the lists.
	 */
	public SqlScript {
		statements = List.copyOf(statements);
		comments = List.copyOf(comments);
		blockComments = List.copyOf(blockComments);
		metaCommands = List.copyOf(metaCommands);
	}

	/**
	 * Cut a text into statements, in linear time.
	 * @param source the text
	 * @return its statements and what else it holds
	 */
	public static SqlScript parse(SourceText source) {
		return parse(source, (comment) -> false);
	}

	/**
	 * Cut a text into statements which also end at some line comments.
	 * @param source the text
	 * @param boundary tells from a comment's text whether statements end there
	 * @return its statements and what else it holds
	 */
	public static SqlScript parse(SourceText source, Predicate<String> boundary) {
		return new StatementSplitter(source, boundary).split();
	}

	/**
	 * Return the SQL of a statement.
	 * @param statement one of this script's statements
	 * @return its text as it stands in the script
	 */
	public String text(SqlStatement statement) {
		return this.source.text(statement.start(), statement.end());
	}

}
