package dev.limbeck.proof;

import java.sql.SQLException;

import dev.limbeck.diff.Action;
import dev.limbeck.diff.Plan;
import dev.limbeck.diff.Planner;
import dev.limbeck.diff.script.FreshDatabase;
import dev.limbeck.schema.Schema;
import dev.limbeck.session.FirstError;
import dev.limbeck.session.Session;

/**
 * Runs a plan as one transaction, cut where something must be committed first.
 */
public final class PlanRun {

	private final Session session;

	/**
	 * Create a new run.
	 * @param session outside of a transaction
	 */
	public PlanRun(Session session) {
		this.session = session;
	}

	/**
	 * Run a plan.
	 * @param plan the plan
	 * @throws SQLException if a statement fails; its text is in the message, and what was
	 * not committed is rolled back
	 */
	public void run(Plan plan) throws SQLException {
		this.session.execute("BEGIN");
		for (String setting : plan.settings()) {
			this.session.execute(setting);
		}
		for (Action action : plan.actions()) {
			run(action);
		}
		this.session.execute("COMMIT; RESET ALL");
	}

	/**
	 * Make a schema in a new database.
	 * @param schema the schema
	 * @throws SQLException if a statement fails
	 */
	public void make(Schema schema) throws SQLException {
		run(Planner.plan(FreshDatabase.like(schema), schema));
	}

	private void run(Action action) throws SQLException {
		if (!action.transactional()) {
			this.session.execute("COMMIT");
		}
		for (String statement : action.sql()) {
			run(statement);
		}
		if (!action.transactional()) {
			this.session.execute("BEGIN");
		}
	}

	private void run(String statement) throws SQLException {
		try {
			this.session.execute(statement);
		}
		catch (SQLException ex) {
			new FirstError(ex).end(() -> this.session.execute("ROLLBACK; RESET ALL"));
			throw new SQLException(ex.getMessage() + "\n  " + statement.replace("\n", "\n  "), ex.getSQLState(), ex);
		}
	}

}
