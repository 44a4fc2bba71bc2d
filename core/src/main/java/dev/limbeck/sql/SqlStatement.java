package dev.limbeck.sql;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One statement of a script, from its first to its last token: comments around it, the
 * semicolon and COPY data do not belong to it.
 *
 * @param start the offset of its first character
 * @param end the offset behind its last character
 * @param line the line in which it starts, from 1
 * @param keywords the words it starts with, up to the first token that is no word or the
 * eighth word, in upper case
 * @param standardStrings whether a backslash in its strings without prefix stands for
 * itself
 * @param copyData the data of a {@code COPY … FROM stdin}, otherwise {@code null}
 */
public record SqlStatement(int start, int end, int line, List<String> keywords, boolean standardStrings,
		@Nullable CopyData copyData) {

	private static final Set<String> CONTROL = Set.of("BEGIN", "COMMIT", "END", "ROLLBACK", "ABORT");

	/**
	 * Copy the list.
	 */
	public SqlStatement {
		keywords = List.copyOf(keywords);
	}

	/**
	 * Tell whether the statement starts with some words.
	 * @param words in upper case, at most eight
	 * @return whether these are its first words
	 */
	public boolean startsWith(String... words) {
		if (words.length > this.keywords.size()) {
			return false;
		}
		for (int i = 0; i < words.length; i++) {
			if (!this.keywords.get(i).equals(words[i])) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Tell whether the statement begins or ends a transaction. Savepoints do neither.
	 * @return whether it has no place in a transaction of somebody else
	 */
	public boolean controlsTransaction() {
		boolean control = (!this.keywords.isEmpty() && CONTROL.contains(this.keywords.get(0)))
				|| startsWith("START", "TRANSACTION") || startsWith("PREPARE", "TRANSACTION");
		return control && !isRollbackToSavepoint();
	}

	/**
	 * Tell whether the statement only changes settings of the session.
	 * @return whether it is a {@code SET} or {@code RESET}
	 */
	public boolean setsSession() {
		return (startsWith("SET") && !startsWith("SET", "TRANSACTION") && !startsWith("SET", "CONSTRAINTS"))
				|| startsWith("RESET");
	}

	private boolean isRollbackToSavepoint() {
		return startsWith("ROLLBACK", "TO") || startsWith("ROLLBACK", "WORK", "TO")
				|| startsWith("ROLLBACK", "TRANSACTION", "TO");
	}

}
