package dev.limbeck.doctor.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.diff.Plan;
import dev.limbeck.proof.PlanRun;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.SchemaReader;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.script.Execution;
import dev.limbeck.script.Section;
import dev.limbeck.session.Session;

/**
 * Makes schemas on scratch databases, and has SQL of revisions change them.
 *
 * @param scratch where they are made
 * @param scope what is looked at
 */
record Bench(ScratchServer scratch, Scope scope) {

	/**
	 * Make a database with a schema.
	 * @param schema the schema
	 * @return the database, to be closed by the caller
	 */
	ScratchDatabase make(Schema schema) {
		ScratchDatabase database = this.scratch.create();
		try (Connection connection = database.open()) {
			new PlanRun(new Session(connection)).make(schema);
			return database;
		}
		catch (SQLException ex) {
			database.close();
			throw lost(ex);
		}
	}

	/**
	 * Change a database as planned.
	 * @param database the database
	 * @param plan the plan
	 */
	void change(ScratchDatabase database, Plan plan) {
		try (Connection connection = database.open()) {
			new PlanRun(new Session(connection)).run(plan);
		}
		catch (SQLException ex) {
			throw lost(ex);
		}
	}

	/**
	 * Run one direction of a revision. Rows are left out, which no schema needs.
	 * @param database where
	 * @param section its SQL
	 * @throws SQLException if the server refuses
	 */
	void run(ScratchDatabase database, Section section) throws SQLException {
		List<String> statements = section.statements()
			.stream()
			.filter((statement) -> statement.copyData() == null)
			.map(section::text)
			.toList();
		try (Connection connection = database.open()) {
			Session session = new Session(connection);
			if (section.execution() == Execution.TRANSACTION) {
				session.execute("BEGIN;\n" + String.join("\n;\n", statements) + "\n;\nCOMMIT");
				return;
			}
			for (String statement : statements) {
				session.execute(statement);
			}
		}
	}

	/**
	 * Read what a database holds.
	 * @param database the database
	 * @return what is looked at
	 */
	Schema read(ScratchDatabase database) {
		try (Connection connection = database.open()) {
			return view(new SchemaReader(this.scratch.version()).read(new Session(connection)).ofUsers());
		}
		catch (SQLException ex) {
			throw lost(ex);
		}
	}

	/**
	 * Leave out what no revision says: whose everything is.
	 * @param schema all that was read
	 * @return what is looked at
	 */
	Schema view(Schema schema) {
		Schema seen = this.scope.of(schema);
		Set<FactId> owners = seen.facts(FactKind.OWNER).stream().map(Fact::id).collect(Collectors.toSet());
		return seen.without(owners);
	}

	/**
	 * Leave out facts, and all that cannot be without them.
	 * @param schema the schema
	 * @param ids the facts
	 * @return the rest
	 */
	static Schema without(Schema schema, Set<FactId> ids) {
		Set<FactId> all = new HashSet<>();
		ids.forEach((id) -> collect(schema, id, all));
		return schema.without(all);
	}

	private static void collect(Schema schema, FactId id, Set<FactId> all) {
		if (all.add(id)) {
			schema.dependents(id).forEach((dependent) -> collect(schema, dependent, all));
		}
	}

	private static LimbeckException lost(SQLException ex) {
		return new LimbeckException("not-tried", "A scratch database refused: " + ServerErrors.message(ex) + ".",
				"Look whether the server can hold what the schema needs, such as extensions and roles.");
	}

}
