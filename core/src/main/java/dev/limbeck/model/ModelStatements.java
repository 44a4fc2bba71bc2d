package dev.limbeck.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.limbeck.sql.ClusterStatement;
import dev.limbeck.sql.LexicalError;
import dev.limbeck.sql.MetaCommand;
import dev.limbeck.sql.ScriptProblem;
import dev.limbeck.sql.SqlStatement;

/**
 * The statements of a model that make a schema, and what is wrong with its files as far
 * as their text tells.
 */
final class ModelStatements {

	// What pg_dump writes for psql alone changes nothing.
	private static final Set<String> MEANINGLESS = Set.of("\\restrict", "\\unrestrict");

	private final List<ModelStatement> statements = new ArrayList<>();

	private final List<ScriptProblem> problems = new ArrayList<>();

	private final List<String> notes = new ArrayList<>();

	/**
	 * Sort the statements of some files.
	 * @param name what people call the model
	 * @param files the files
	 * @throws dev.limbeck.LimbeckException if something in them cannot be run
	 */
	ModelStatements(String name, List<ModelFile> files) {
		files.forEach(this::add);
		if (!this.problems.isEmpty()) {
			throw ModelErrors.of(name, this.problems);
		}
	}

	List<ModelStatement> statements() {
		return this.statements;
	}

	List<String> notes() {
		return this.notes;
	}

	private void add(ModelFile file) {
		int before = this.problems.size();
		LexicalError error = file.script().error();
		if (error != null) {
			this.problems.add(file.problem(error.start(), "unterminated", error.message(),
					"Close what begins here; PostgreSQL reads it to the end of the file."));
		}
		file.script().metaCommands().forEach((command) -> check(file, command));
		this.problems.addAll(RenameTags.of(file).problems());
		List<ModelStatement> settings = List.of();
		for (SqlStatement statement : file.script().statements()) {
			settings = add(new ModelStatement(file, statement, settings));
		}
		this.problems.subList(before, this.problems.size()).sort(Comparator.comparingInt(ScriptProblem::line));
	}

	private void check(ModelFile file, MetaCommand command) {
		if (!MEANINGLESS.contains(command.text().split("\\s", 2)[0])) {
			this.problems.add(file.problem(command.start(), "meta-command",
					"\"" + command.text() + "\" is a command of psql; no server understands it",
					"Delete it, or say the same in SQL."));
		}
	}

	// What holds after the statement.
	private List<ModelStatement> add(ModelStatement statement) {
		Optional<String> cluster = ClusterStatement.of(statement.statement(), statement.sql());
		if (statement.isSetting()) {
			List<ModelStatement> more = new ArrayList<>(statement.settings());
			more.add(statement);
			return more;
		}
		if (cluster.isPresent()) {
			this.notes.add(statement.problem("", "", "").place() + ": left out, because " + cluster.get()
					+ " belong to a whole server, and nothing is made there.");
		}
		else if (statement.statement().controlsTransaction()) {
			if (!statement.isFrame()) {
				this.problems.add(statement.problem("transaction-control", "a model takes nothing back",
						"Delete the statement, and what it would take back."));
			}
		}
		else if (connects(statement)) {
			this.problems.add(statement.problem("connects",
					"this would connect to the publisher, also from a scratch " + "database",
					"Add WITH (connect = false)."));
		}
		else {
			this.statements.add(statement);
		}
		return statement.settings();
	}

	private static boolean connects(ModelStatement statement) {
		return statement.statement().startsWith("CREATE", "SUBSCRIPTION")
				&& !statement.sql().toLowerCase(Locale.ROOT).replace(" ", "").contains("connect=false");
	}

}
