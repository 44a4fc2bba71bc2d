package dev.limbeck.model;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.model.ScratchModel.Built;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.session.Session;
import dev.limbeck.sql.ScriptProblem;

/**
 * Makes a scratch database of the files of a model.
 */
final class ModelDatabase {

	private ModelDatabase() {
	}

	/**
	 * Make it.
	 * @param name what people call the model
	 * @param files its files
	 * @param scratch where it is made
	 * @return the database, to be closed by the caller
	 * @throws dev.limbeck.LimbeckException if it cannot be made, with all that is wrong
	 */
	static Built make(String name, List<ModelFile> files, ScratchServer scratch) {
		ModelStatements statements = new ModelStatements(name, files);
		ScratchDatabase database = scratch.create();
		try {
			List<String> notes = new ArrayList<>(statements.notes());
			notes.addAll(load(name, database, statements.statements()));
			return new Built(database, notes);
		}
		catch (RuntimeException | Error ex) {
			database.close();
			throw ex;
		}
	}

	private static List<String> load(String name, ScratchDatabase database, List<ModelStatement> statements) {
		try (Connection connection = database.open()) {
			Session session = new Session(connection);
			ModelLoader loader = new ModelLoader(session, statements);
			List<ScriptProblem> problems = new ArrayList<>(loader.load());
			RoutineChecks routines = new RoutineChecks(session, loader.settings());
			if (problems.isEmpty()) {
				routines.check(loader.routines());
				problems.addAll(routines.problems());
			}
			if (!problems.isEmpty()) {
				throw ModelErrors.of(name, problems);
			}
			session.execute("RESET SESSION AUTHORIZATION; RESET ROLE");
			List<String> notes = new ArrayList<>(routines.notes());
			notes.addAll(InsertedRows.notes(session));
			return notes;
		}
		catch (SQLException ex) {
			throw CatalogReading.failed(database.toString(), ex);
		}
	}

}
