package dev.limbeck.step;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.limbeck.revision.Step.Direction;
import dev.limbeck.script.Execution;
import dev.limbeck.script.Section;
import dev.limbeck.script.Tag;
import dev.limbeck.script.TagName;
import dev.limbeck.script.batch.BatchProblem;
import dev.limbeck.script.batch.Batches;
import dev.limbeck.sql.NonTransactionalStatement.CreateIndex;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.ScriptProblem;
import dev.limbeck.sql.SqlStatement;

/**
 * Refuses, before anything runs, scripts of which it is not clear how to run them, or how
 * to go on after a break, and what the driver cannot take.
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
	 * Check steps that are about to run.
	 * @param steps the steps
	 * @throws ScriptException with everything that cannot be run
	 */
	static void check(List<RunnableStep> steps) {
		List<ScriptProblem> problems = problems(steps);
		if (!problems.isEmpty()) {
			throw new ScriptException(problems);
		}
	}

	/**
	 * Look at steps.
	 * @param steps the steps, perhaps both directions of one revision
	 * @return everything that cannot be run
	 */
	static List<ScriptProblem> problems(List<RunnableStep> steps) {
		PendingScriptChecks checks = new PendingScriptChecks();
		for (RunnableStep step : steps) {
			if (step instanceof SqlStep sql) {
				checks.check(sql);
			}
		}
		return checks.problems.stream().distinct().toList();
	}

	private void check(SqlStep step) {
		Section section = step.section();
		Execution execution = section.execution();
		if (execution == Execution.MIXED) {
			this.problems.add(new MixedSection(step).problem());
		}
		this.problems.addAll(section.placeholderProblems());
		for (Tag hint : section.hints()) {
			if (hint.name() != TagName.BATCH) {
				refuse(step, hint.start(), hint.name().toString(),
						"Take the tag away: the statements are run as they are written.");
			}
		}
		for (BatchProblem problem : Batches.of(section).problems()) {
			this.problems
				.add(new ScriptProblem(step.at(problem.offset()), problem.code(), problem.message(), problem.action()));
		}
		for (SqlStatement statement : section.statements()) {
			check(step, statement);
			if (execution == Execution.STATEMENTS) {
				checkAlone(step, statement);
			}
		}
	}

	private static int header(SqlStep step, String tag) {
		return Math.max(0, step.section().source().text().indexOf(tag));
	}

	private void checkAlone(SqlStep step, SqlStatement statement) {
		if (statement.startsWith("DISCARD", "ALL")) {
			problem(step, statement, "discards-lock", "DISCARD ALL would release the migration lock",
					"Write what you need of it: RESET ALL, DEALLOCATE ALL, DISCARD TEMP ...");
		}
		else if (step.section().nonTransactional(statement) instanceof CreateIndex create && create.index() == null) {
			problem(step, statement, "unnamed-index",
					"an index that is built concurrently needs a name: if the build "
							+ "breaks off, only that tells what has to be built anew",
					"Give it a name: CREATE INDEX CONCURRENTLY name ON " + create.table() + " ...");
		}
	}

	private void problem(SqlStep step, SqlStatement statement, String code, String message, String action) {
		this.problems.add(new ScriptProblem(step.at(statement.start()), code, message, action));
	}

	private void check(SqlStep step, SqlStatement statement) {
		String text = step.section().text(statement);
		if (statement.startsWith("COPY") && COPY_TO_CLIENT.matcher(text).find()) {
			refuse(step, statement.start(), "COPY ... TO stdout", "Nobody would read the rows: delete the statement.");
		}
		else if (statement.startsWith("SET")) {
			checkSetting(step, statement, text);
		}
	}

	// The driver gives the connection up at once, whatever becomes of the transaction.
	private void checkSetting(SqlStep step, SqlStatement statement, String text) {
		Matcher encoding = CLIENT_ENCODING.matcher(text);
		if (encoding.matches() && !encoding.group(1).matches("(?i)'?(?:UTF-?8|UNICODE)'?|DEFAULT")) {
			refuse(step, statement.start(), "A client_encoding other than UTF8", "Delete the statement: the file "
					+ "is read as UTF-8, and the server converts it to the encoding of the database.");
		}
		Matcher dateStyle = DATE_STYLE.matcher(text);
		if (dateStyle.matches() && dateStyle.group(1).matches("(?is).*\\b(?:german|sql|postgres(?:ql)?)\\b.*")) {
			refuse(step, statement.start(), "A DateStyle other than ISO", "Write dates as 2026-11-20, or set only "
					+ "the order of day and month, for example DateStyle = 'ISO, DMY'.");
		}
	}

	private void refuse(SqlStep step, int offset, String what, String action) {
		this.problems.add(new ScriptProblem(step.at(offset), "not-supported",
				what + " is not supported by this version", action));
	}

}
