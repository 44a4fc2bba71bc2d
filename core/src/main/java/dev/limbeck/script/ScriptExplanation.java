package dev.limbeck.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.limbeck.sql.Passwords;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.ScriptProblem;
import dev.limbeck.sql.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a script as PostgreSQL will see them. The script need not be complete
 * yet: it may lack its id, and hold what its section cannot run.
 *
 * @param sections the upgrade, and the downgrade if there is one
 */
public record ScriptExplanation(List<ExplainedSection> sections) {

	/** Problems that the explanation itself shows, or that are none of its concern. */
	private static final Set<String> TOLERATED = Set.of("no-revision", "transaction-control");

	/**
	 * Copy the list.
	 */
	public ScriptExplanation {
		sections = List.copyOf(sections);
	}

	/**
	 * Explain a script.
	 * @param source the file
	 * @return its statements
	 * @throws ScriptException if the file cannot be cut into statements, or some of it
	 * belongs to no section
	 */
	public static ScriptExplanation of(SourceText source) {
		Problems problems = new Problems(source);
		RevisionScript script = new RevisionFileReader(source, problems).read();
		List<ScriptProblem> grave = problems.inOrder()
			.stream()
			.filter((problem) -> !TOLERATED.contains(problem.code()))
			.toList();
		if (!grave.isEmpty()) {
			throw new ScriptException(grave);
		}
		return of(script);
	}

	/**
	 * Explain a script that was read.
	 * @param script the script
	 * @return its statements
	 */
	public static ScriptExplanation of(RevisionScript script) {
		List<ExplainedSection> sections = new ArrayList<>();
		sections.add(ExplainedSection.of("upgrade", script.upgrade()));
		Section downgrade = script.downgrade();
		if (downgrade != null) {
			sections.add(ExplainedSection.of("downgrade", downgrade));
		}
		return new ScriptExplanation(sections);
	}

	/**
	 * One direction of a script.
	 *
	 * @param name {@code upgrade} or {@code downgrade}
	 * @param execution how they are to be run
	 * @param statements in order
	 */
	public record ExplainedSection(String name, Execution execution, List<ExplainedStatement> statements) {

		/**
		 * Copy the list.
		 */
		public ExplainedSection {
			statements = List.copyOf(statements);
		}

		private static ExplainedSection of(String name, Section section) {
			Passwords passwords = new Passwords(section.source().text());
			return new ExplainedSection(name, section.execution(), section.statements()
				.stream()
				.map((statement) -> new ExplainedStatement(statement.line(), passwords.hide(section.text(statement)),
						section.refusal(statement), section.batchTag(statement)))
				.toList());
		}

	}

	/**
	 * One statement of a script.
	 *
	 * @param line the line of the file in which it starts, from 1
	 * @param sql its text as it stands in the file, without a semicolon and with
	 * asterisks for passwords
	 * @param refusal why PostgreSQL refuses it inside a transaction, or {@code null} if
	 * it does not
	 * @param batch what stands behind its tag {@code @batch}, perhaps nothing, or
	 * {@code null} if it has none
	 */
	public record ExplainedStatement(int line, String sql, @Nullable String refusal, @Nullable String batch) {

	}

}
