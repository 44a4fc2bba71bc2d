package dev.limbeck.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.ScriptException;
import dev.limbeck.script.ScriptProblem;
import dev.limbeck.script.Section;
import dev.limbeck.script.SqlStatement;
import dev.limbeck.script.Tag;
import dev.limbeck.script.TagName;

/**
 * Refuses, before anything runs, scripts that ask for more than one transaction of plain
 * statements, or for what the driver cannot take.
 */
final class PendingScriptChecks {

	private static final Pattern COPY_TO_CLIENT = Pattern.compile("(?is)\\bTO\\s+STD(?:OUT|IN)\\b");

	private static final Pattern CLIENT_ENCODING = setting("client_encoding");

	private static final Pattern DATE_STYLE = setting("datestyle");

	private final List<ScriptProblem> problems = new ArrayList<>();

	private PendingScriptChecks() {
	}

	private static Pattern setting(String name) {
		return Pattern.compile("(?is)SET\\s+(?:(?:SESSION|LOCAL)\\s+)?" + name + "(?:\\s*=\\s*|\\s+TO\\s+)(.*)");
	}

	/**
	 * Check scripts that are about to run.
	 * @param scripts the scripts
	 * @throws ScriptException with everything that cannot be run
	 */
	static void check(List<RevisionScript> scripts) {
		PendingScriptChecks checks = new PendingScriptChecks();
		scripts.forEach(checks::check);
		if (!checks.problems.isEmpty()) {
			throw new ScriptException(checks.problems);
		}
	}

	private void check(RevisionScript script) {
		Section upgrade = script.upgrade();
		if (!upgrade.transactional()) {
			refuse(script, upgrade.start(), "@transaction none",
					"Every revision runs in a transaction; take the tag away.");
		}
		if (script.options().placeholders()) {
			refuse(script, 0, "@placeholders", "Write the values into the script, and take the tag away.");
		}
		for (Tag hint : upgrade.hints()) {
			if (hint.name() == TagName.BATCH) {
				refuse(script, hint.start(), "@batch", "Run the statement as a whole, and take the tag away.");
			}
		}
		for (SqlStatement statement : upgrade.statements()) {
			check(script, statement);
		}
	}

	private void check(RevisionScript script, SqlStatement statement) {
		String text = script.upgrade().text(statement);
		if (statement.copyData() != null) {
			refuse(script, statement.start(), "COPY ... FROM stdin", "Write the rows as INSERT statements.");
		}
		else if (statement.startsWith("COPY") && COPY_TO_CLIENT.matcher(text).find()) {
			refuse(script, statement.start(), "COPY ... TO stdout",
					"Nobody would read the rows: delete the statement.");
		}
		else if (statement.startsWith("SET")) {
			checkSetting(script, statement, text);
		}
	}

	// The driver gives the connection up at once, whatever becomes of the transaction.
	private void checkSetting(RevisionScript script, SqlStatement statement, String text) {
		Matcher encoding = CLIENT_ENCODING.matcher(text);
		if (encoding.matches() && !encoding.group(1).matches("(?i)'?(?:UTF-?8|UNICODE)'?|DEFAULT")) {
			refuse(script, statement.start(), "A client_encoding other than UTF8", "Delete the statement: the file "
					+ "is read as UTF-8, and the server converts it to the encoding of the database.");
		}
		Matcher dateStyle = DATE_STYLE.matcher(text);
		if (dateStyle.matches() && dateStyle.group(1).matches("(?is).*\\b(?:german|sql|postgres(?:ql)?)\\b.*")) {
			refuse(script, statement.start(), "A DateStyle other than ISO", "Write dates as 2026-11-20, or set only "
					+ "the order of day and month, for example DateStyle = 'ISO, DMY'.");
		}
	}

	private void refuse(RevisionScript script, int offset, String what, String action) {
		this.problems.add(new ScriptProblem(script.revision().origin(), script.source().line(offset), "not-supported",
				what + " is not supported by this version", action));
	}

}
