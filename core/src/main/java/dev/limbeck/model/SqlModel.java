package dev.limbeck.model;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.session.Session;
import dev.limbeck.sql.ScriptProblem;

/**
 * SQL that makes the schema in an empty database: a file, or a folder of files, whose
 * statements may come in any order.
 *
 * @param path the file or folder
 */
public record SqlModel(Path path) implements ScratchModel {

	@Override
	public String name() {
		return this.path.toString();
	}

	@Override
	public Built build(ScratchServer scratch) {
		ModelStatements statements = new ModelStatements(name(), ModelFiles.read(this.path));
		ScratchDatabase database = scratch.create();
		try {
			List<String> notes = new ArrayList<>(statements.notes());
			notes.addAll(load(database, statements.statements()));
			return new Built(database, notes);
		}
		catch (RuntimeException | Error ex) {
			database.close();
			throw ex;
		}
	}

	@Override
	public Renaming renamed() {
		List<RenameTag> tags = ModelFiles.read(this.path)
			.stream()
			.flatMap((file) -> RenameTags.of(file).tags().stream())
			.toList();
		return (before, after) -> FormerNames.of(tags, before, after);
	}

	private List<String> load(ScratchDatabase database, List<ModelStatement> statements) {
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
				throw ModelErrors.of(name(), problems);
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
