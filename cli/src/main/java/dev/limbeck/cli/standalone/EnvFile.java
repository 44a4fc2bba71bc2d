package dev.limbeck.cli.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.limbeck.LimbeckException;
import dev.limbeck.RegularFile;
import dev.limbeck.UnfitFileException;
import dev.limbeck.VisibleText;

/**
 * Reads a file of variables as docker compose and dotenv do: {@code NAME=value} lines,
 * perhaps with {@code export}; comments; values in single quotes are taken as they are,
 * in double quotes {@code \n}, {@code \"} and {@code \\} are understood, and both may
 * span lines. Nothing is expanded: a dollar sign is one.
 */
final class EnvFile {

	// Possessive: neither stack nor time grow faster than a value does.
	private static final Pattern ENTRY = Pattern
		.compile("(?:export[ \\t]++)?+([A-Za-z_][A-Za-z0-9_.-]*+)[ \\t]*+=[ \\t]*+"
				+ "(?:'([^']*+)'[ \\t]*+(?:#[^\\r\\n]*+)?+|\"((?:[^\"\\\\]++|\\\\[\\s\\S])*+)\"[ \\t]*+(?:#[^\\r\\n]*+)?+"
				+ "|([^'\"\\r\\n][^\\r\\n]*+)?+)(?=\\R|\\z)");

	private static final Pattern NOTHING = Pattern.compile("[ \\t]*+(?:#[^\\r\\n]*+)?+(?:\\R|\\z)");

	private static final Pattern ESCAPE = Pattern.compile("\\\\([\\s\\S])");

	private final Path file;

	private final String text;

	private EnvFile(Path file, String text) {
		this.file = file;
		this.text = text;
	}

	/**
	 * Read a file.
	 * @param file its path
	 * @return names and values
	 * @throws LimbeckException if it cannot be read or understood
	 */
	static Map<String, String> read(Path file) {
		try {
			return new EnvFile(file, RegularFile.text(file)).variables();
		}
		catch (IOException ex) {
			throw new LimbeckException(
					"unreadable-env-file", VisibleText.line(file.toString())
							+ " (--env-file) is no file of variables: it " + UnfitFileException.reason(ex) + ".",
					"Check the path; the file must be UTF-8.");
		}
	}

	private Map<String, String> variables() {
		Map<String, String> variables = new LinkedHashMap<>();
		Matcher entry = ENTRY.matcher(this.text);
		Matcher nothing = NOTHING.matcher(this.text);
		int offset = this.text.startsWith("\uFEFF") ? 1 : 0;
		while (offset < this.text.length()) {
			offset = skipBlanks(offset);
			if (nothing.region(offset, this.text.length()).lookingAt()) {
				offset = Math.max(nothing.end(), offset + 1);
			}
			else if (entry.region(offset, this.text.length()).lookingAt()) {
				variables.put(entry.group(1), value(entry));
				offset = entry.end();
			}
			else {
				throw malformed(offset);
			}
		}
		return variables;
	}

	private int skipBlanks(int from) {
		int offset = from;
		while (offset < this.text.length() && " \t".indexOf(this.text.charAt(offset)) >= 0) {
			offset++;
		}
		return offset;
	}

	private static String value(Matcher entry) {
		if (entry.group(2) != null) {
			return entry.group(2);
		}
		if (entry.group(3) != null) {
			return ESCAPE.matcher(entry.group(3))
				.replaceAll((match) -> Matcher.quoteReplacement(match.group(1).replace('n', '\n')));
		}
		String plain = (entry.group(4) != null) ? entry.group(4) : "";
		return withoutComment(plain).strip();
	}

	// A comment begins with a # behind a blank.
	private static String withoutComment(String plain) {
		int hash = plain.indexOf('#');
		while (hash > 0 && " \t".indexOf(plain.charAt(hash - 1)) < 0) {
			hash = plain.indexOf('#', hash + 1);
		}
		return (hash < 0) ? plain : plain.substring(0, hash);
	}

	// The line is not shown: it may hold a secret.
	private LimbeckException malformed(int offset) {
		long line = this.text.substring(0, offset).lines().count()
				+ ((offset == 0 || this.text.charAt(offset - 1) == '\n') ? 1 : 0);
		return new LimbeckException("malformed-env-file", VisibleText.line(this.file.toString()) + ":"
				+ Math.max(line, 1) + " is neither NAME=value nor a comment, or a quote is not closed.",
				"Correct the line.");
	}

}
