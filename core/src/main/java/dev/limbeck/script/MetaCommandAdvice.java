package dev.limbeck.script;

/**
 * What to write instead of a command of psql.
 */
final class MetaCommandAdvice {

	private MetaCommandAdvice() {
	}

	static String on(String command) {
		return switch (command.split("\\s", 2)[0]) {
			case "\\restrict", "\\unrestrict" -> "Delete the line: pg_dump writes it for psql alone.";
			case "\\connect", "\\c" -> "Delete the line: Limbeck connects to one database.";
			case "\\copy" -> "Use COPY ... FROM stdin and put the data below it, ended by a line \\.";
			case "\\i", "\\ir", "\\include", "\\include_relative" ->
				"Put the statements of the other file here, or give them a revision of their own.";
			case "\\;" -> "Write a semicolon without the backslash.";
			default -> "Delete it, or say the same in SQL.";
		};
	}

}
