package dev.limbeck.model;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.limbeck.session.Session;
import dev.limbeck.sql.ScriptProblem;

/**
 * Has the languages look at the bodies of routines, which they did not when these were
 * made.
 */
final class RoutineChecks {

	private static final String VALIDATORS = """
			SELECT p.oid, v.oid::pg_catalog.regproc::text FROM pg_catalog.pg_proc p \
			JOIN pg_catalog.pg_language l ON l.oid = p.prolang JOIN pg_catalog.pg_proc v ON v.oid = l.lanvalidator \
			WHERE p.oid >= 16384""";

	private final Session session;

	private final SettingsOfFiles settings;

	private final List<ScriptProblem> problems = new ArrayList<>();

	private final List<String> notes = new ArrayList<>();

	RoutineChecks(Session session, SettingsOfFiles settings) {
		this.session = session;
		this.settings = settings;
	}

	/**
	 * Check them.
	 * @param routines the statements that made them, by the numbers of the objects
	 * @throws SQLException if the connection is lost
	 */
	void check(Map<Long, ModelStatement> routines) throws SQLException {
		for (Validation validation : this.session.query(VALIDATORS,
				(row) -> new Validation(row.getLong(1), row.getString(2)))) {
			ModelStatement statement = routines.get(validation.routine());
			if (statement != null) {
				check(validation, statement);
			}
		}
	}

	private void check(Validation validation, ModelStatement statement) throws SQLException {
		try {
			this.settings.hold(statement.settings());
			this.session.execute("SET check_function_bodies = on; SELECT " + validation.validator() + "("
					+ validation.routine() + "); SET check_function_bodies = off");
		}
		catch (SettingsOfFiles.RefusedSetting ex) {
			this.problems.add(ex.failure().problem());
		}
		catch (SQLException ex) {
			if (this.session.isLost(ex)) {
				throw ex;
			}
			add(statement, new ModelFailure(statement, ex).problem());
		}
	}

	// A dump does not want to know: what it holds may have been broken for long.
	private void add(ModelStatement statement, ScriptProblem problem) {
		boolean unchecked = statement.settings()
			.stream()
			.anyMatch((setting) -> setting.statement().startsWith("SET", "CHECK_FUNCTION_BODIES"));
		if (unchecked) {
			this.notes.add(problem.place() + ": " + problem.message());
		}
		else {
			this.problems.add(problem);
		}
	}

	List<ScriptProblem> problems() {
		return this.problems;
	}

	List<String> notes() {
		return this.notes;
	}

	/**
	 * One thing to look at.
	 *
	 * @param routine the number of the routine
	 * @param validator the function of its language that looks at it
	 */
	private record Validation(long routine, String validator) {

	}

}
