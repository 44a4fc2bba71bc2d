package dev.limbeck.diff.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import dev.limbeck.diff.Action;
import dev.limbeck.diff.Plan;
import dev.limbeck.diff.Planner;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.Schema;

/**
 * A schema as the SQL that makes it in a new database.
 *
 * @param settings what is set before
 * @param statements what makes its objects, in order
 */
public record Dump(List<String> settings, List<Statement> statements) {

	/**
	 * Copy the lists.
	 */
	public Dump {
		settings = List.copyOf(settings);
		statements = List.copyOf(statements);
	}

	/**
	 * Write a schema.
	 * @param schema the schema
	 * @return its SQL
	 */
	public static Dump of(Schema schema) {
		return between(FreshDatabase.like(schema), schema);
	}

	/**
	 * Write a part of what a database holds.
	 * @param schema what is looked at
	 * @param scope leaves what is looked at: what a new database has beside that is not
	 * dropped
	 * @return its SQL
	 */
	public static Dump of(Schema schema, UnaryOperator<Schema> scope) {
		return between(scope.apply(FreshDatabase.like(schema)), schema);
	}

	/**
	 * Write what a schema has more than another one.
	 * @param before what is there already
	 * @param after the schema
	 * @return the SQL that leads from the one to the other
	 */
	public static Dump between(Schema before, Schema after) {
		Plan plan = Planner.plan(before, after);
		List<Statement> statements = new ArrayList<>();
		for (Action action : plan.actions()) {
			action.sql().forEach((sql) -> statements.add(new Statement(after.object(action.subject()), sql)));
		}
		return new Dump(plan.settings(), statements);
	}

	/**
	 * Return all of it as one script.
	 * @return statements in an order in which they can be run
	 */
	public String text() {
		return text(this.statements);
	}

	private String text(List<Statement> chosen) {
		StringBuilder text = new StringBuilder();
		this.settings.forEach((setting) -> text.append(setting).append(";\n"));
		Statement previous = null;
		for (Statement statement : chosen) {
			boolean close = previous != null && statement.isShort() && previous.isShort()
					&& previous.object().equals(statement.object());
			text.append((text.isEmpty() || close) ? "" : "\n").append(statement.sql()).append(";\n");
			previous = statement;
		}
		return text.toString();
	}

	/**
	 * Return it with a file for each object. The files can be run in an order that is not
	 * that of their names.
	 * @return texts by the paths of their files, relative, with slashes
	 */
	public Map<String, String> files() {
		Map<String, List<Statement>> files = new LinkedHashMap<>();
		for (Statement statement : this.statements) {
			files.computeIfAbsent(FilePath.of(statement.object()), (path) -> new ArrayList<>()).add(statement);
		}
		Map<String, String> texts = new LinkedHashMap<>();
		files.forEach((path, chosen) -> texts.put(path, text(chosen)));
		return texts;
	}

	/**
	 * One statement.
	 *
	 * @param object the object that it makes, or to which what it makes belongs
	 * @param sql its text, without a semicolon
	 */
	public record Statement(FactId object, String sql) {

		private boolean isShort() {
			return this.sql.indexOf('\n') < 0;
		}

	}

}
