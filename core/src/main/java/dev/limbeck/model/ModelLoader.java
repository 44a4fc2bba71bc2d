package dev.limbeck.model;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.limbeck.session.Session;
import dev.limbeck.sql.CopyData;
import dev.limbeck.sql.ScriptProblem;

/**
 * Runs the statements of a model in an empty database. What fails for want of something
 * is tried again as long as anything else comes to be.
 */
final class ModelLoader {

	private final Session session;

	private final SettingsOfFiles settings;

	private final Map<Integer, ScriptProblem> problems = new TreeMap<>();

	private final Map<Long, ModelStatement> routines = new LinkedHashMap<>();

	private final List<ModelStatement> all;

	ModelLoader(Session session, List<ModelStatement> all) {
		this.session = session;
		this.settings = new SettingsOfFiles(session);
		this.all = all;
	}

	/**
	 * Run them.
	 * @return all problems in the order of the statements
	 * @throws SQLException if the connection is lost
	 */
	List<ScriptProblem> load() throws SQLException {
		List<Integer> left = new ArrayList<>();
		for (int number = 0; number < this.all.size(); number++) {
			left.add(number);
		}
		int before;
		do {
			before = left.size();
			left = attempt(left);
		}
		while (!left.isEmpty() && left.size() < before);
		return List.copyOf(this.problems.values());
	}

	/**
	 * Return the routines that were made.
	 * @return the statements by the numbers of the objects
	 */
	Map<Long, ModelStatement> routines() {
		return this.routines;
	}

	SettingsOfFiles settings() {
		return this.settings;
	}

	private List<Integer> attempt(List<Integer> numbers) throws SQLException {
		List<Integer> again = new ArrayList<>();
		for (int number : numbers) {
			ModelStatement statement = this.all.get(number);
			try {
				this.settings.hold(statement.settings());
				run(statement);
				this.problems.remove(number);
			}
			catch (SettingsOfFiles.RefusedSetting ex) {
				note(number, ex.failure(), again);
			}
			catch (SQLException ex) {
				if (this.session.isLost(ex)) {
					throw ex;
				}
				note(number, new ModelFailure(statement, ex), again);
			}
		}
		return again;
	}

	private void note(int number, ModelFailure failure, List<Integer> again) {
		this.problems.put(number, failure.problem());
		if (failure.isWant()) {
			again.add(number);
		}
	}

	private void run(ModelStatement statement) throws SQLException {
		CopyData data = statement.statement().copyData();
		if (data != null) {
			this.session.copy(statement.sql(), statement.file().script().source(), data, (notice) -> {
			});
		}
		else if (statement.makesRoutine()) {
			this.session.queryEach(
					statement.sql() + "\n; SELECT p.oid FROM pg_catalog.pg_proc p WHERE p.xmin::text = "
							+ "pg_catalog.pg_current_xact_id()::pg_catalog.xid::text",
					List.of((row) -> this.routines.put(row.getLong(1), statement)));
		}
		else {
			this.session.execute(statement.sql());
		}
	}

}
